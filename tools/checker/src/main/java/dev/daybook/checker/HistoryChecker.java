package dev.daybook.checker;

import dev.daybook.checker.Operation.Result;
import dev.daybook.verifier.ChainedEvent;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Checks what clients did and were told against the log, the state, the tasks and the sinks.
 *
 * <p>Give it everything that is known, then ask for the {@link #findings}. Operations of all clients, commands, tasks,
 * deliveries and states come in any order; events come in the order of the log, all of them from position 1. An input
 * that was not given is not checked. {@link #given} says that an input was collected, even if it is empty. Linear time
 * in the number of operations and events, if each client's operations come in the order of their starts.
 *
 * <p>One thread at a time may use it.
 */
public final class HistoryChecker {

    /** How long an append may take to succeed after healing, in nanoseconds. */
    public static final long HEALING_BOUND = 30_000_000_000L;

    /** What can be given to be checked. */
    public enum Input {
        HISTORY("operations of clients"),
        LOG("events of the log"),
        CHAIN("hashes of the log"),
        COMMANDS("rows of the table of commands"),
        STATE("digests of the state"),
        TASKS("rows of the table of tasks"),
        SINKS("deliveries to sinks"),
        LEFTOVERS("counts of what is left behind"),
        HEALING("a moment of healing"),
        MEASUREMENTS("measurements of resources");

        private final String words;

        Input(String words) {
            this.words = words;
        }

        @Override
        public String toString() {
            return words;
        }
    }

    private final long granted;
    private final Findings streamed = new Findings();
    private final Set<Input> inputs = EnumSet.noneOf(Input.class);
    private final UuidPool commandIds = new UuidPool();
    private final TextPool keys = new TextPool();
    private final OperationStore operations = new OperationStore(keys, commandIds);
    private final LogIndex log = new LogIndex(commandIds, streamed);
    private final ChainVerification chain = new ChainVerification();
    private final CommandRows rows = new CommandRows(keys, commandIds, streamed);
    private final TaskCheck tasks = new TaskCheck(streamed);
    private final StateCheck states = new StateCheck(streamed);
    private final List<Healing> healings = new ArrayList<>();
    private @Nullable List<Finding> result;

    /** A checker of a history that begins with an empty log. */
    public HistoryChecker() {
        this(0);
    }

    /**
     * A checker of a history that begins with a log.
     *
     * @param granted the events up to this position were there before the first operation; they need no operation
     */
    public HistoryChecker(long granted) {
        this.granted = granted;
    }

    /** Says that this input was collected completely: what is missing in it did not happen. */
    public void given(Input input) {
        inputs.add(input);
    }

    /** An operation of a client. */
    public void operation(Operation operation) {
        take(Input.HISTORY);
        operations.add(operation);
        checkAnswer(operation);
        if (operation.subject() != null && operation.value() != null && operation.seen() > 0) {
            states.addRead(operation.subject(), operation.value(), operation);
        }
    }

    /** The next event of the log, whose hashes are checked in another way or not at all. */
    public void event(LoggedEvent event) {
        take(Input.LOG);
        log.accept(
                event.position(),
                event.id().getMostSignificantBits(),
                event.id().getLeastSignificantBits(),
                event.commandId().getMostSignificantBits(),
                event.commandId().getLeastSignificantBits(),
                event.recordedAtMicros());
    }

    /** The next event of the log, whose hash and digest are checked as well. It may be used again afterwards. */
    public void event(ChainedEvent event) {
        take(Input.LOG);
        inputs.add(Input.CHAIN);
        log.accept(
                event.position(),
                event.idHigh(),
                event.idLow(),
                event.commandHigh(),
                event.commandLow(),
                event.recordedAtMicros());
        chain.accept(event);
    }

    /** A row of the table of commands. */
    public void command(LoggedCommand row) {
        take(Input.COMMANDS);
        rows.add(row);
    }

    /** A row of the table of tasks. */
    public void task(TaskRow row) {
        take(Input.TASKS);
        tasks.add(row);
    }

    /** Says that this event must have a task of this kind. */
    public void expectTask(UUID eventId, String kind) {
        take(Input.TASKS);
        tasks.expect(eventId, kind);
    }

    /** A call that a sink has received. */
    public void delivery(Delivery delivery) {
        take(Input.SINKS);
        tasks.add(delivery);
    }

    /** The digest of a state. */
    public void state(StateDigest state) {
        take(Input.STATE);
        states.add(state);
    }

    /** What was counted after healing, where nothing should be left. */
    public void leftover(Leftover leftover) {
        take(Input.LEFTOVERS);
        if (leftover.count() > 0) {
            streamed.add(
                    Invariant.I8,
                    leftover.count() + " " + leftover.what().plural() + " are left after healing: " + leftover.detail()
                            + ". " + leftover.what().next());
        }
    }

    /** A moment from which no fault is active; the first append afterwards must succeed within {@link #HEALING_BOUND}. */
    public void healing(Healing healing) {
        take(Input.HEALING);
        healings.add(healing);
    }

    /** The highest value of a resource, and its bound. */
    public void measurement(Measurement measurement) {
        take(Input.MEASUREMENTS);
        if (measurement.observed() > measurement.bound()) {
            streamed.add(
                    Invariant.I10,
                    "The " + measurement.resource() + " was over its bound: " + measurement.observed()
                            + " were observed, " + measurement.bound()
                            + " are allowed. Look at what was refused, and what was not, while it grew.");
        }
    }

    private void take(Input input) {
        if (result != null) {
            throw new IllegalStateException("The findings were asked for already. Make a new HistoryChecker.");
        }
        inputs.add(input);
    }

    private void checkAnswer(Operation operation) {
        int status = operation.status();
        if (status == 0) {
            return;
        }
        String who = "Operation " + operation.name() + " of client " + operation.client() + ", which ended at "
                + operation.end() + " ns,";
        boolean isOk = status >= 200 && status < 300;
        boolean isFail = status >= 400 && status < 500;
        if (!isOk && !isFail && status != 503 && status != 504) {
            streamed.add(
                    Invariant.I11,
                    who + " was answered " + status + ". Only 2xx, 4xx by rule, 503 and 504 are allowed: look for it"
                            + " in the server's log of that time.");
        } else if (isFail && operation.code() == null) {
            streamed.add(
                    Invariant.I11,
                    who + " was answered " + status + " without the code of a rule. Every 4xx must name its rule: look"
                            + " at the body of the answer.");
        } else if (isOk != (operation.result() == Result.OK) || isFail != (operation.result() == Result.FAIL)) {
            streamed.add(
                    Invariant.I11,
                    who + " was answered " + status + ", but its history says " + operation.result()
                            + ". Correct the client: 2xx is ok, 4xx is fail, everything else is unknown.");
        }
    }

    /** What is wrong, ordered by invariant; empty if everything that was given is sound. Nothing can be added later. */
    public List<Finding> findings() {
        if (result == null) {
            Findings all = new Findings();
            all.addAll(streamed);
            check(all);
            result = all.toList();
        }
        return result;
    }

    private void check(Findings all) {
        boolean isLog = inputs.contains(Input.LOG);
        boolean isHistory = inputs.contains(Input.HISTORY);
        if (inputs.contains(Input.CHAIN)) {
            chain.end(all, log.isOrderBroken());
        }
        Reads reads = new Reads(operations, all);
        reads.check();
        if (isHistory) {
            KeyAttempts attempts = new KeyAttempts(operations, keys, all);
            attempts.join();
            Effects effects = new Effects(operations, log, rows, attempts, keys, commandIds, all, granted);
            if (isLog) {
                effects.findAcknowledged();
                effects.followLog();
                reads.compareWith(log, effects);
            }
        }
        checkTables(all, isLog);
        healings.forEach(healing -> checkProbe(healing, all));
    }

    private void checkTables(Findings all, boolean isLog) {
        if (isLog && inputs.contains(Input.COMMANDS)) {
            rows.compareWith(log, all);
        }
        if (isLog && inputs.contains(Input.STATE)) {
            states.compareWith(log, all);
        }
        if (inputs.contains(Input.TASKS)) {
            tasks.checkRows(all);
            if (isLog) {
                tasks.compareWith(log, all);
            }
            if (inputs.contains(Input.SINKS)) {
                tasks.checkSinks(all);
            }
        }
    }

    private void checkProbe(Healing healing, Findings all) {
        long first = Long.MAX_VALUE;
        for (int i = 0; i < operations.size(); i++) {
            if (operations.isCommand(i) && operations.isOk(i) && operations.start(i) >= healing.at()) {
                first = Math.min(first, operations.end(i));
            }
        }
        if (first == Long.MAX_VALUE) {
            all.add(
                    Invariant.I9,
                    "No append that began after healing at " + healing.at()
                            + " ns succeeded. Send a probe after healing, and look at the server's readiness.");
        } else if (first - healing.at() > HEALING_BOUND) {
            all.add(
                    Invariant.I9,
                    "The first append after healing at " + healing.at() + " ns succeeded after "
                            + (first - healing.at()) / 1_000_000 + " ms; " + HEALING_BOUND / 1_000_000
                            + " ms are allowed. Look at what held the log's lock, and at recovery, in that time.");
        }
    }

    /** Which inputs were given. */
    public Set<Input> inputs() {
        return Set.copyOf(inputs);
    }

    /** How many operations were given. */
    public int operations() {
        return operations.size();
    }

    /** The last position of the log. */
    public long lastPosition() {
        return log.end();
    }
}
