package dev.daybook.xaguard;

import org.jspecify.annotations.Nullable;

/**
 * The SQLSTATEs that mean that a session is gone. This class does not use the server's interface, so that the guard
 * works without the server.
 */
final class SessionLoss {

    private SessionLoss() {}

    static boolean isTold(@Nullable String state) {
        if (state == null) {
            return false;
        }
        return switch (state) {
            // admin_shutdown, crash_shutdown, cannot_connect_now
            case "57P01", "57P02", "57P03" -> true;
            // idle_in_transaction_session_timeout, transaction_timeout
            case "25P03", "25P04" -> true;
            // idle_session_timeout
            case "57P05" -> true;
            default -> state.startsWith("08");
        };
    }
}
