package dev.daybook.checker;

import dev.daybook.checker.HistoryChecker.Input;
import dev.daybook.checker.StateDigest.Source;
import dev.daybook.checker.TaskRow.Origin;
import dev.daybook.checker.TaskRow.Status;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** A run of a server that keeps every promise, made from a seed; tests plant one fault in it. */
final class Run {

    static final long SECOND = 1_000_000_000L;

    private static final List<Status> ENDS = List.of(Status.DONE, Status.DEAD, Status.DISCARDED);

    final List<Operation> operations = new ArrayList<>();
    final List<LoggedEvent> events = new ArrayList<>();
    final List<LoggedCommand> commands = new ArrayList<>();
    final List<TaskRow> tasks = new ArrayList<>();
    final List<Delivery> deliveries = new ArrayList<>();
    final List<StateDigest> states = new ArrayList<>();
    final List<Healing> healings = new ArrayList<>();
    final List<Leftover> leftovers = new ArrayList<>();
    final List<Measurement> measurements = new ArrayList<>();

    private final Random random;
    private long now = SECOND;
    private int keys;

    Run(long seed, int steps) {
        random = new Random(seed);
        for (int step = 0; step < steps; step++) {
            now += 1_000;
            step(step);
        }
        healings.add(new Healing(now));
        now += 10 * SECOND;
        acknowledged("probe", "k-probe", 2);
        states.add(new StateDigest(Source.EARLIER, 1, "d1"));
        states.add(new StateDigest(Source.REBUILT, 1, "d1"));
        states.add(new StateDigest(Source.LIVE, end(), "d" + end()));
        states.add(new StateDigest(Source.REBUILT, end(), "d" + end()));
        leftovers.add(new Leftover(Leftover.What.PREPARED_TRANSACTION, 0, "none"));
        measurements.add(new Measurement("queue", 10_000, 10_000));
        Collections.shuffle(operations, random);
        Collections.shuffle(tasks, random);
    }

    private void step(int step) {
        String client = "c" + random.nextInt(4);
        switch (step < 12 ? step : random.nextInt(12)) {
            case 0, 1, 2 -> acknowledged(client, "k-" + keys++, 1 + random.nextInt(3));
            case 3 -> acknowledged(client, null, 1 + random.nextInt(3));
            case 4 ->
                operations.add(
                        command(client, "k-" + keys++).fail("account.closed").status(409));
            case 5 -> operations.add(command(client, "k-" + keys++).status(503));
            case 6 -> {
                operations.add(command(client, "r-" + keys).status(504));
                now += 3_000;
                acknowledged(client, "r-" + keys++, 1);
            }
            case 7 -> {
                operations.add(command(client, "r-" + keys));
                LoggedCommand done = record("r-" + keys++, 2);
                now += 3_000;
                operations.add(command(client, done.key())
                        .ok(done.first(), done.last(), null)
                        .status(200));
            }
            case 8 -> {
                operations.add(command(client, "k-" + keys));
                record("k-" + keys++, 1);
            }
            case 9 -> {
                operations.add(command(client, null));
                record(null, 1);
            }
            case 10 ->
                operations.add(command(client, "k-" + keys++).ok(0, 0, null).status(200));
            default ->
                operations.add(
                        Operation.read(client, "balance", before(), after(), random.nextBoolean() ? end() : 0, end())
                                .showing("account A", "v" + end())
                                .status(200));
        }
    }

    /** A command whose effect, if it has one, is now. */
    private Operation command(String client, @Nullable String key) {
        return Operation.command(client, "deposit", key, before(), after());
    }

    private long before() {
        return now - random.nextInt(2_000);
    }

    private long after() {
        return now + random.nextInt(2_000);
    }

    private void acknowledged(String client, @Nullable String key, int count) {
        Operation command = command(client, key);
        LoggedCommand done = record(key, count);
        operations.add(command.ok(done.first(), done.last(), random.nextBoolean() ? done.id() : null)
                .status(201));
    }

    private LoggedCommand record(@Nullable String key, int count) {
        LoggedCommand command = new LoggedCommand(id(), key, end() + 1, end() + count);
        commands.add(command);
        for (int i = 0; i < count; i++) {
            LoggedEvent event = new LoggedEvent(end() + 1, id(), command.id(), now / 1_000 + end() / 3);
            events.add(event);
            task(event);
        }
        return command;
    }

    private void task(LoggedEvent event) {
        Status status = event.position() < 4 ? Status.DONE : ENDS.get(random.nextInt(ENDS.size()));
        TaskRow task = new TaskRow("task-" + event.position(), event.id(), "mail", status, Origin.LIVE);
        tasks.add(task);
        for (int i = 0; i < 2; i++) {
            if ((status == Status.DONE && i == 0) || random.nextInt(4) == 0) {
                deliveries.add(new Delivery("mail", task.id()));
            }
        }
    }

    UUID id() {
        return new UUID(random.nextLong(), random.nextLong());
    }

    long end() {
        return events.size();
    }

    long now() {
        return now;
    }

    /** One of the elements that fit; there has to be one. */
    <T> T any(List<T> elements, Predicate<T> fits) {
        List<T> fitting = elements.stream().filter(fits).toList();
        return fitting.get(random.nextInt(fitting.size()));
    }

    /** An acknowledged command with events and a key that was sent once, not the last one. */
    Operation anyAcknowledged() {
        return any(
                operations,
                operation -> operation.first() > 0
                        && operation.key() != null
                        && operation.key().startsWith("k-")
                        && operation.last() < end());
    }

    <T> void replace(List<T> elements, T old, T changed) {
        elements.set(elements.indexOf(old), changed);
    }

    LoggedEvent event(long position) {
        return events.get(Math.toIntExact(position - 1));
    }

    List<Finding> check() {
        return checker().findings();
    }

    HistoryChecker checker() {
        HistoryChecker checker = new HistoryChecker();
        for (Input input : Input.values()) {
            if (input != Input.CHAIN && (input != Input.COMMANDS || !commands.isEmpty())) {
                checker.given(input);
            }
        }
        tasks.forEach(checker::task);
        operations.forEach(checker::operation);
        events.forEach(checker::event);
        commands.forEach(checker::command);
        deliveries.forEach(checker::delivery);
        states.forEach(checker::state);
        healings.forEach(checker::healing);
        leftovers.forEach(checker::leftover);
        measurements.forEach(checker::measurement);
        return checker;
    }
}
