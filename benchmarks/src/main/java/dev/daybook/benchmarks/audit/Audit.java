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
 * Looks at one Daybook's databases after each workload, when nobody writes.
 *
 * <p>What an earlier audit has seen is not seen again: the chain is verified from where the last audit ended, and the
 * replica, a second state that is built from the log by the product's own rematerialization, advances from there. Each
 * audit compares the rows that have changed since the last one; {@link #everything} compares them all.
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
     * @param replaying whether it builds the state again; without, nothing is said about the state
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

    /** So many events must be there, and so much money on all accounts together, more than before. */
    public void expect(long events, BigDecimal money) {
        expectedEvents += events;
        expectedSum = expectedSum.add(money);
    }

    /** How many events must be in the log. */
    public long events() {
        return expectedEvents;
    }

    /** Looks at what has changed since it last looked. */
    public Findings changes() throws SQLException {
        return look(false);
    }

    /** The same, and compares every row of the state with the replica's. */
    public Findings everything() throws SQLException {
        return look(true);
    }

    private Findings look(boolean allRows) throws SQLException {
        List<String> wrong = new ArrayList<>();
        long before = seen.position();
        final boolean chained = follow(wrong);
        BigDecimal sum = Sql.decimal(state, "select coalesce(sum(balance), 0) from application_state.account");
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

    /** Verifies the chain behind what was seen, and brings the replica up to its end. */
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
