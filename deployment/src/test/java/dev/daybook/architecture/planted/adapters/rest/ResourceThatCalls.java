package dev.daybook.architecture.planted.adapters.rest;

import dev.daybook.architecture.planted.domain.kernel.Breaks;
import jakarta.mail.Session;
import org.jspecify.annotations.Nullable;

@Breaks("only the tasks adapter speaks to the outside world")
public class ResourceThatCalls {

    @Nullable
    Session session;
}
