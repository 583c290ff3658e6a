package dev.daybook.adapters.persistence;

import com.arjuna.ats.jta.UserTransaction;
import dev.daybook.application.log.Digest;
import dev.daybook.application.log.LogPosition;
import dev.daybook.application.state.StateSession;
import dev.daybook.domain.kernel.StateAccess;
import java.time.Duration;

/** The application state in a running transaction, for tests of repositories. */
final class OpenState implements AutoCloseable {

    private final Engine engine;
    private StateSession session;

    OpenState(Engine engine) {
        this.engine = engine;
        this.session = begin();
    }

    private StateSession begin() {
        try {
            UserTransaction.userTransaction().begin();
        } catch (Exception failure) {
            throw new IllegalStateException(failure);
        }
        return engine.newState().open(Duration.ofSeconds(5));
    }

    StateAccess access() {
        return session;
    }

    /** Commits, and goes on in a new transaction that remembers nothing of this one. */
    void flush() {
        session.keep();
        session.write(new LogPosition(session.position().position() + 1, Digest.GENESIS));
        session.release();
        try {
            UserTransaction.userTransaction().commit();
        } catch (Exception failure) {
            throw new IllegalStateException(failure);
        }
        session = begin();
    }

    @Override
    public void close() {
        session.release();
        try {
            UserTransaction.userTransaction().rollback();
        } catch (Exception failure) {
            throw new IllegalStateException(failure);
        }
    }
}
