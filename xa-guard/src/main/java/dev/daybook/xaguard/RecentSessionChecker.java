package dev.daybook.xaguard;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Collections;
import java.util.Map;
import java.util.WeakHashMap;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import org.jboss.jca.adapters.jdbc.spi.ValidConnectionChecker;
import org.jspecify.annotations.Nullable;

/**
 * Asks a session whether it is still there before the server's pool hands it out, but not again within a second.
 *
 * <p>The question costs a round trip, as much as a read of one row. A session that is lost within that second fails at its next
 * statement, as it would if it were lost just after the question.
 */
public class RecentSessionChecker implements ValidConnectionChecker {

    private static final long ASKED_AGAIN_AFTER_NANOS = TimeUnit.SECONDS.toNanos(1);
    private static final int PATIENCE_SECONDS = 5;

    /** When a session last answered. Weak keys: the pool closes sessions without telling. */
    private final Map<Connection, Long> answeredAt = Collections.synchronizedMap(new WeakHashMap<>());

    private final LongSupplier nanos;

    /** Called by the server. */
    public RecentSessionChecker() {
        this(System::nanoTime);
    }

    RecentSessionChecker(LongSupplier nanos) {
        this.nanos = nanos;
    }

    /** Null if the connection can be used, as the pool wants it. */
    @Override
    public @Nullable SQLException isValidConnection(Connection connection) {
        long now = nanos.getAsLong();
        Long last = answeredAt.get(connection);
        if (last != null && now - last < ASKED_AGAIN_AFTER_NANOS) {
            return null;
        }
        try {
            if (!connection.isValid(PATIENCE_SECONDS)) {
                answeredAt.remove(connection);
                return new SQLException("The session with PostgreSQL is lost.", "08003");
            }
        } catch (SQLException failure) {
            answeredAt.remove(connection);
            return failure;
        }
        answeredAt.put(connection, now);
        return null;
    }
}
