package dev.daybook.adapters.persistence.replay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.daybook.adapters.persistence.Engine;
import dev.daybook.application.replay.Replay;
import dev.daybook.application.replay.Replay.Kind;
import dev.daybook.application.replay.Replay.Report;
import dev.daybook.application.replay.Replay.Status;
import dev.daybook.application.replay.ReplayLedger;
import dev.daybook.application.replay.ReplayLedger.Result;
import dev.daybook.application.replay.ReplayLedgerContract;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class JdbcReplayLedgerTest extends ReplayLedgerContract {

    private final Engine engine = Engine.empty().migrated();
    private final ReplayLedger ledger = new JdbcReplayLedger(engine);

    @Override
    protected ReplayLedger ledger() {
        return ledger;
    }

    @Override
    protected void beSilent(Duration time) {
        Engine.onSuperuser(
                "event_log",
                "update daybook.replay set seen_at = seen_at - interval '" + time.toMillis()
                        + " milliseconds' where status = 'running'");
    }

    @AfterEach
    void stop() {
        engine.close();
    }

    private Replay begun() {
        return ledger.begin(new UUID(7, 1), Kind.VERIFY, "some-build", 5, false, "operator")
                .orElseThrow();
    }

    @Test
    void thePersonWhoCancelsAReplayIsOnRecord() {
        ledger.cancel(begun().id(), "olga");
        assertThat(Engine.number("event_log", "select count(*) from daybook.replay where cancelled_by = 'olga'"))
                .isEqualTo(1);
    }

    @Test
    void theResultOfAReplayCannotBeChanged() throws SQLException {
        ledger.finish(begun(), new Result(Status.SUCCEEDED, 9, Optional.empty(), Report.NOTHING, Optional.empty()));
        assertThatThrownBy(() -> Engine.onSuperuser("event_log", "update daybook.replay set report = 'x'"))
                .hasMessageContaining("append-only");
        assertThatThrownBy(() -> Engine.onSuperuser("event_log", "delete from daybook.replay"))
                .hasMessageContaining("append-only");
        try (Connection connection = engine.eventLog().read().getConnection();
                Statement statement = connection.createStatement()) {
            for (String refused : new String[] {
                "delete from replay",
                "update replay set requested_by = 'another'",
                "insert into replay (id, kind, build, target, requested_by, started_at)"
                        + " values (gen_random_uuid(), 'verify', 'x', 1, 'x', now())"
            }) {
                assertThatThrownBy(() -> statement.execute(refused)).hasMessageContaining("permission denied");
            }
        }
    }
}
