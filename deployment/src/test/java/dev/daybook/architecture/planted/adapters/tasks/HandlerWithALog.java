package dev.daybook.architecture.planted.adapters.tasks;

import dev.daybook.architecture.planted.adapters.persistence.log.JdbcLogWriter;
import dev.daybook.architecture.planted.domain.kernel.Breaks;
import org.jspecify.annotations.Nullable;

@Breaks("adapters do not know each other")
public class HandlerWithALog {

    @Nullable
    JdbcLogWriter log;
}
