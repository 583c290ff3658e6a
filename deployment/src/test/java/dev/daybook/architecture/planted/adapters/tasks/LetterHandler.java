package dev.daybook.architecture.planted.adapters.tasks;

import jakarta.mail.Session;
import org.jspecify.annotations.Nullable;

/** Keeps the rules. */
public class LetterHandler {

    @Nullable
    Session session;
}
