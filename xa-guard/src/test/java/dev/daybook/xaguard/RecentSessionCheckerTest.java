package dev.daybook.xaguard;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class RecentSessionCheckerTest {

    private final AtomicLong now = new AtomicLong(1);
    private final RecentSessionChecker checker = new RecentSessionChecker(now::get);

    /** A session with PostgreSQL that is asked whether it is there. */
    private static final class Session {

        private final AtomicInteger questions = new AtomicInteger();
        private boolean isThere = true;
        private final Connection connection = (Connection) Proxy.newProxyInstance(
                Connection.class.getClassLoader(),
                new Class<?>[] {Connection.class},
                (proxy, method, arguments) -> switch (method.getName()) {
                    case "isValid" -> {
                        questions.incrementAndGet();
                        yield isThere;
                    }
                    case "hashCode" -> System.identityHashCode(proxy);
                    case "equals" -> proxy == arguments[0];
                    default -> throw new UnsupportedOperationException(method.getName());
                });
    }

    /** Why the pool must not use the session; empty if it can be used. */
    private Optional<String> refusal(Session session) {
        return Optional.ofNullable(checker.isValidConnection(session.connection))
                .map(SQLException::getMessage);
    }

    private void pass(long millis) {
        now.addAndGet(millis * 1_000_000);
    }

    @Test
    void aSessionThatHasJustAnsweredIsNotAskedAgain() {
        Session session = new Session();
        assertThat(refusal(session)).isEmpty();
        pass(999);
        assertThat(refusal(session)).isEmpty();
        assertThat(session.questions).hasValue(1);
    }

    @Test
    void aSessionIsAskedAgainAfterASecond() {
        Session session = new Session();
        assertThat(refusal(session)).isEmpty();
        pass(1_000);
        session.isThere = false;
        assertThat(refusal(session)).contains("The session with PostgreSQL is lost.");
        assertThat(refusal(session)).isPresent();
        assertThat(session.questions).hasValue(3);
    }

    @Test
    void eachSessionIsAsked() {
        Session first = new Session();
        Session second = new Session();
        second.isThere = false;
        assertThat(refusal(first)).isEmpty();
        assertThat(refusal(second)).isPresent();
    }
}
