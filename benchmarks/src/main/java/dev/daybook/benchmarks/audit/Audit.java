package dev.daybook.benchmarks.audit;

import dev.daybook.application.log.LogPosition;
import dev.daybook.application.log.RecordedEvent;
import dev.daybook.local.EmbeddedPostgres;
import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Checks the databases of one Daybook after each workload, while no command runs.
 *
 * <p>Each audit continues where the last one ended: it verifies the chain from there, and materializes the new events in
 * the replica, a second state that the product's own rematerialization builds from the log. It compares the rows that have
 * changed since the last audit; {@link #everything} compares all rows.
 */
public final class Audit implements AutoCloseable {

    private static final int EVENTS_AT_A_TIME = 2_000;

    private final Connection log;
    private final Connection state;
    private final @Nullable Connection replicaState;
    private final LogReader reader;
    private final @Nullable Replica replica;
    private LogPosition seen = LogPosition.START;
    private BigDecimal expectedSum = BigDecimal.ZERO;
    private long expectedEvents;

    private Audit(
            Connection log,
            Connection state,
            @Nullable Connection replicaState,
            LogReader reader,
            @Nullable Replica replica) {
        this.log = log;
        this.state = state;
        this.replicaState = replicaState;
        this.reader = reader;
        this.replica = replica;
    }

    /**
     * An audit of the databases in that PostgreSQL.
     *
     * @param folder for its own transaction manager
     * @param replaying whether a replica is built; without one, the state is not checked
     */
    public static Audit of(EmbeddedPostgres postgres, String folder, boolean replaying) throws SQLException {
        @Nullable Replica replica = replaying ? Replica.in(postgres, folder) : null;
        return new Audit(
                postgres.connect("event_log", postgres.superuser()),
                postgres.connect("application_state", postgres.superuser()),
                replaying ? postgres.connect(Replica.STATE, postgres.superuser()) : null,
                new LogReader(postgres),
                replica);
    }

    /** Sets how many events and how much money, over all accounts, must have been added since the last audit. */
    public void expect(long events, BigDecimal money) {
        expectedEvents += events;
        expectedSum = expectedSum.add(money);
    }

    /** How many events must be in the log. */
    public long events() {
        return expectedEvents;
    }

    /** Checks all that has changed since the last audit. */
    public Findings changes() throws SQLException {
        return look(false);
    }

    /** Checks the same, and compares every row of the state with the replica. */
    public Findings everything() throws SQLException {
        return look(true);
    }

    private Findings look(boolean allRows) throws SQLException {
        List<String> wrong = new ArrayList<>();
        long before = seen.position();
        final boolean chained = follow(wrong);
        BigDecimal sum = Sql.decimal(state, "select coalesce(sum(balance), 0) from application_state.account_now");
        boolean sums = must(
                sum.compareTo(expectedSum) == 0,
                "The balances amount to " + sum + ", but " + expectedSum + " was acknowledged",
                wrong);
        String positions = Sql.text(log, """
                select count(*) || ' events up to ' || coalesce(max(position), %1$d) from daybook.event_log
                where position > %1$d""".formatted(before));
        String expected = (expectedEvents - before) + " events up to " + expectedEvents;
        boolean gapless = must(
                positions.equals(expected),
                "The log has got " + positions + ", but acknowledged were " + expected,
                wrong);
        @Nullable Boolean asReplayed = null;
        if (replicaState != null) {
            List<String> differences = StateComparison.differences(state, replicaState, allRows ? 0 : before);
            wrong.addAll(differences);
            asReplayed = differences.isEmpty();
        }
        long inDoubt = Sql.number(log, "select count(*) from pg_prepared_xacts");
        boolean settled = must(inDoubt == 0, inDoubt + " transactions are in doubt", wrong);
        return new Findings(seen.position(), sums, gapless, chained, asReplayed, settled, List.copyOf(wrong));
    }

    /** Verifies the new part of the chain and materializes it in the replica. */
    private boolean follow(List<String> wrong) {
        while (true) {
            List<RecordedEvent> events = reader.read(seen.position(), EVENTS_AT_A_TIME);
            if (events.isEmpty()) {
                return true;
            }
            @Nullable String broken = Chain.firstBreak(seen, events);
            if (broken != null) {
                wrong.add(broken);
                return false;
            }
            if (replica != null) {
                replica.follow(events);
            }
            seen = events.get(events.size() - 1).at();
        }
    }

    private static boolean must(boolean holds, String otherwise, List<String> wrong) {
        if (!holds) {
            wrong.add(otherwise + ".");
        }
        return holds;
    }

    @Override
    public void close() throws SQLException {
        if (replica != null) {
            replica.close();
        }
        if (replicaState != null) {
            replicaState.close();
        }
        state.close();
        log.close();
    }
}
