package dev.daybook.checker;

import dev.daybook.checker.StateDigest.Source;
import dev.daybook.checker.TaskRow.Origin;
import dev.daybook.checker.TaskRow.Status;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Faults that are planted into sound runs, each with the finding that must explain it. */
final class PlantedFaults {

    private PlantedFaults() {}

    /**
     * A fault.
     *
     * @param sentence a regular expression for the explanation, with its values
     */
    record Fault(String name, Invariant invariant, String sentence, Consumer<Run> plant) {
        @Override
        public String toString() {
            return name;
        }
    }

    /** All of them. */
    static Stream<Fault> all() {
        return Stream.of(inTheLog(), inTime(), inKeys(), inTasks(), elsewhere()).flatMap(those -> those);
    }

    private static Stream<Fault> inTheLog() {
        return Stream.of(
                new Fault(
                        "an acknowledged command is lost",
                        Invariant.I1,
                        "An acknowledged command is not in the log: it was answered positions \\d+ to \\d+,"
                                + " but the log ends at position \\d+\\. .*",
                        run -> {
                            run.events.remove(run.events.size() - 1);
                            run.events.remove(run.events.size() - 1);
                        }),
                new Fault(
                        "a command never was in the log",
                        Invariant.I1,
                        "An acknowledged command is not in the log: .*",
                        run -> run.operations.add(command(run, "x", "k-x").ok(run.end() + 1, run.end() + 1, null))),
                new Fault(
                        "an event is lost",
                        Invariant.I2,
                        "Command \\S+ is there in part: it was answered positions .* \\(2\\), but .* \\(1\\)\\. .*",
                        run -> run.events.remove(run.events.size() - 1)),
                new Fault(
                        "half a command by its row",
                        Invariant.I2,
                        "Command \\S+ is there in part: its row says positions .*, but its events have position .*",
                        run -> run.events.remove(run.events.size() - 1)),
                new Fault(
                        "another command's position",
                        Invariant.I1,
                        "An acknowledged command is not where it was answered: key \\S+ was answered .*",
                        run -> {
                            Operation one = run.anyAcknowledged();
                            LoggedCommand other = run.any(
                                    run.commands,
                                    row -> row.key() != null && !row.key().equals(one.key()));
                            run.replace(run.operations, one, one.ok(other.first(), other.last(), null));
                        }),
                new Fault("a torn command", Invariant.I2, "Command \\S+ is torn apart: it has events at .*", run -> {
                    LoggedEvent first = run.event(1);
                    LoggedEvent last = run.event(run.end());
                    run.replace(
                            run.events,
                            last,
                            new LoggedEvent(last.position(), last.id(), first.commandId(), last.recordedAtMicros()));
                }),
                new Fault(
                        "a gap",
                        Invariant.I3,
                        "There is a gap: no event has position 3, .* position 4\\. .*",
                        run -> run.events.remove(2)),
                new Fault("a doubled position", Invariant.I3, "Position 3 comes again, .* position 3\\. .*", run -> {
                    LoggedEvent event = run.event(3);
                    run.events.add(3, new LoggedEvent(3, run.id(), event.commandId(), event.recordedAtMicros()));
                }),
                new Fault(
                        "a doubled id", Invariant.I3, "Event id \\S+ is at position 3 and again at .* 4\\. .*", run -> {
                            LoggedEvent event = run.event(4);
                            run.replace(
                                    run.events,
                                    event,
                                    new LoggedEvent(4, run.event(3).id(), event.commandId(), event.recordedAtMicros()));
                        }),
                new Fault("time goes back", Invariant.I3, "Event 5 has recorded_at .* The time went back: .*", run -> {
                    LoggedEvent event = run.event(5);
                    run.replace(run.events, event, new LoggedEvent(5, event.id(), event.commandId(), 1));
                }),
                new Fault(
                        "a stray command",
                        Invariant.I2,
                        "Command \\S+ has events .* key k-x is in no operation.*",
                        run -> {
                            LoggedCommand stray = new LoggedCommand(run.id(), "k-x", run.end() + 1, run.end() + 1);
                            run.commands.add(stray);
                            run.events.add(new LoggedEvent(run.end() + 1, run.id(), stray.id(), Long.MAX_VALUE));
                        }),
                new Fault(
                        "more commands than were sent, without their rows",
                        Invariant.I2,
                        "\\d+ commands in the log were not answered ok, but only 0 operations have an unknown .*",
                        run -> {
                            run.commands.clear();
                            run.operations.removeIf(one -> one.result() == Operation.Result.UNKNOWN);
                        }));
    }

    private static Stream<Fault> inTime() {
        return Stream.of(
                new Fault(
                        "a stale read of an own write",
                        Invariant.I5,
                        "A stale read: it began after its client's own write was acknowledged at position \\d+, but.*",
                        run -> {
                            Operation write = run.anyAcknowledged();
                            run.operations.add(Operation.read(
                                    write.client(), "balance", write.end() + 1, write.end() + 2, 0, write.last() - 1));
                        }),
                new Fault(
                        "a read below its minimum",
                        Invariant.I5,
                        "A stale read: it asked for Min-Event-Position 5, but showed position 4\\. .*",
                        run -> run.operations.add(Operation.read("new", "balance", run.now(), run.now(), 5, 4))),
                new Fault(
                        "a read that goes back",
                        Invariant.I5,
                        "A read went back: it showed position 4, but an earlier read of its client showed 5\\. .*",
                        run -> {
                            run.operations.add(Operation.read("new", "balance", run.now() + 8, run.now() + 9, 0, 4));
                            run.operations.add(Operation.read("new", "balance", run.now(), run.now() + 7, 0, 5));
                        }),
                new Fault(
                        "a read from the future",
                        Invariant.I5,
                        "A read from the future: it ended at 2 ns .*",
                        run -> run.operations.add(Operation.read(
                                "new", "balance", 1, 2, 0, run.anyAcknowledged().last()))),
                new Fault("a reordered pair", Invariant.I5, "Order and real time differ: the command at .*", run -> {
                    Operation one = run.anyAcknowledged();
                    long late = run.now() + Run.SECOND;
                    run.replace(
                            run.operations,
                            one,
                            Operation.command("late", one.name(), one.key(), late, late + 1)
                                    .ok(one.first(), one.last(), null));
                }));
    }

    private static Stream<Fault> inKeys() {
        return Stream.of(
                new Fault(
                        "a refused command is in the log",
                        Invariant.I2,
                        "Command \\S+ has events from position \\d+ on, but its key k-\\d+ was answered fail\\. .*",
                        PlantedFaults::refuse),
                new Fault(
                        "a refused key has an effect",
                        Invariant.I7,
                        "Key k-\\d+ was refused by a rule, but has an effect at position \\d+\\. .*",
                        PlantedFaults::refuse),
                new Fault(
                        "a key with two answers",
                        Invariant.I7,
                        "Key \\S+ has two effects: it was .* and then .*",
                        run -> {
                            Operation one = run.anyAcknowledged();
                            run.operations.add(command(run, "x", one.key()).ok(one.last() + 1, one.last() + 1, null));
                        }),
                new Fault(
                        "a key with two rows",
                        Invariant.I7,
                        "Key \\S+ has two effects: command .* and command .*",
                        run -> {
                            LoggedCommand row = run.any(run.commands, one -> one.key() != null);
                            run.commands.add(new LoggedCommand(run.id(), row.key(), 0, 0));
                        }),
                new Fault(
                        "one position for two commands",
                        Invariant.I1,
                        "Two commands were answered the same .*",
                        run -> {
                            run.commands.clear();
                            Operation one = run.anyAcknowledged();
                            run.operations.add(command(run, "x", "k-x").ok(one.first(), one.last(), null));
                        }));
    }

    private static void refuse(Run run) {
        Operation one = run.anyAcknowledged();
        run.replace(run.operations, one, one.fail("account.closed").status(409));
    }

    private static Stream<Fault> inTasks() {
        return Stream.of(
                new Fault(
                        "a doubled task",
                        Invariant.I6,
                        "A doubled task: event \\S+ has two tasks of kind mail, .*",
                        run -> {
                            TaskRow task = run.any(run.tasks, any -> true);
                            run.tasks.add(new TaskRow("task-x", task.eventId(), "mail", Status.DEAD, Origin.LIVE));
                        }),
                new Fault(
                        "a task of a replay",
                        Invariant.I6,
                        "Task task-x of kind letter comes from a replay\\. .*",
                        run -> run.tasks.add(
                                new TaskRow("task-x", run.event(1).id(), "letter", Status.DEAD, Origin.REPLAY))),
                new Fault(
                        "a task without an event",
                        Invariant.I6,
                        "Task task-x belongs to event .* not in the log.*",
                        run -> run.tasks.add(new TaskRow("task-x", run.id(), "mail", Status.DEAD, Origin.LIVE))),
                new Fault("a task that never ends", Invariant.I6, "Task task-1 of kind mail has not ended: .*", run -> {
                    TaskRow task = run.any(run.tasks, one -> one.id().equals("task-1"));
                    run.replace(
                            run.tasks,
                            task,
                            new TaskRow(task.id(), task.eventId(), "mail", Status.WAITING, Origin.LIVE));
                }),
                new Fault(
                        "an unknown key at a sink",
                        Invariant.I6,
                        "Sink mail was called with the unknown key x: .*",
                        run -> run.deliveries.add(new Delivery("mail", "x"))),
                new Fault(
                        "a key at a wrong sink",
                        Invariant.I6,
                        "Task task-1 of kind mail was sent to sink letter.*",
                        run -> {
                            run.deliveries.removeIf(one -> one.key().equals("task-1"));
                            run.deliveries.add(new Delivery("letter", "task-1"));
                        }),
                new Fault(
                        "a key at two sinks",
                        Invariant.I6,
                        "Key task-1 was sent to two sinks, mail and letter\\. .*",
                        run -> run.deliveries.add(new Delivery("letter", "task-1"))),
                new Fault(
                        "a done task that no sink saw",
                        Invariant.I6,
                        "Task task-1 of kind mail is DONE, but .*",
                        run -> run.deliveries.removeIf(one -> one.key().equals("task-1"))));
    }

    private static Stream<Fault> elsewhere() {
        return Stream.of(
                new Fault(
                        "a state that differs",
                        Invariant.I4,
                        "The state differs at position \\d+: the live state has digest d\\d+ and the rebuilt state has"
                                + " digest other\\. .*",
                        run -> run.states.add(new StateDigest(Source.REBUILT, run.end(), "other"))),
                new Fault(
                        "a state ahead",
                        Invariant.I4,
                        "The state is ahead of the log: the live state is at position \\d+, but the log ends at .*",
                        run -> run.states.add(new StateDigest(Source.LIVE, run.end() + 1, "d"))),
                new Fault(
                        "a state behind",
                        Invariant.I4,
                        "The state is behind the log: .* at position 2, .*",
                        run -> run.states.add(new StateDigest(Source.LIVE, 2, "d"))),
                new Fault(
                        "a state that was ahead",
                        Invariant.I4,
                        "The state was ahead of the log: the earlier .*",
                        run -> run.states.add(new StateDigest(Source.EARLIER, run.end() + 1, "d"))),
                new Fault(
                        "a read ahead of the log",
                        Invariant.I4,
                        "A read showed position \\d+, but the log ends .*",
                        run -> run.operations.add(
                                Operation.read("new", "balance", run.now(), run.now(), 0, run.end() + 1))),
                new Fault(
                        "two reads that differ",
                        Invariant.I4,
                        "Two reads differ: both showed account A at position \\d+, one with value .* and one with .*",
                        run -> {
                            Operation read = run.any(run.operations, one -> one.seen() > 0);
                            run.operations.add(read.showing("account A", "other"));
                        }),
                new Fault(
                        "a prepared transaction",
                        Invariant.I8,
                        "1 prepared transactions are left after healing: gid-7\\. Query pg_prepared_xacts .*",
                        run -> run.leftovers.add(new Leftover(Leftover.What.PREPARED_TRANSACTION, 1, "gid-7"))),
                new Fault(
                        "a late probe",
                        Invariant.I9,
                        "The first append after healing at \\d+ ns succeeded after 3\\d{4} ms; 30000 ms are allowed\\..*",
                        run -> {
                            Operation probe = run.any(run.operations, one -> "k-probe".equals(one.key()));
                            Operation late = Operation.command(
                                    "probe", "deposit", probe.key(), probe.start(), run.now() + 25 * Run.SECOND);
                            run.replace(run.operations, probe, late.ok(probe.first(), probe.last(), null));
                        }),
                new Fault(
                        "no probe",
                        Invariant.I9,
                        "No append that began after healing at .* ns succeeded\\. .*",
                        run -> run.healings.add(new Healing(run.now() + Run.SECOND))),
                new Fault(
                        "a queue over its bound",
                        Invariant.I10,
                        "The queue was over its bound: 10001 were observed, 10000 are allowed\\. .*",
                        run -> run.measurements.add(new Measurement("queue", 10_001, 10_000))),
                new Fault(
                        "a 500",
                        Invariant.I11,
                        "Operation deposit of client x, .* was answered 500\\. .*",
                        run -> run.operations.add(command(run, "x", null).status(500))),
                new Fault(
                        "a 4xx by no rule",
                        Invariant.I11,
                        ".* was answered 404 without the code of a rule\\. .*",
                        run -> run.operations.add(
                                command(run, "x", null).fail(null).status(404))),
                new Fault(
                        "a 503 taken for a yes",
                        Invariant.I11,
                        ".* was answered 503, but its history says OK\\. .*",
                        run -> run.operations.add(
                                command(run, "x", null).ok(0, 0, null).status(503))));
    }

    private static Operation command(Run run, String client, @Nullable String key) {
        return Operation.command(client, "deposit", key, run.now(), run.now() + 5);
    }
}
