package dev.daybook.architecture.planted.adapters.tasks;

import dev.daybook.architecture.planted.adapters.persistence.log.JdbcLogSession;
import dev.daybook.architecture.planted.domain.kernel.Breaks;
import org.jspecify.annotations.Nullable;

@Breaks("adapters do not know each other")
public class HandlerWithALog {

    @Nullable
    JdbcLogSession log;
}
