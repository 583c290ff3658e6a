package dev.daybook.checker;

import dev.daybook.checker.TaskRow.Origin;
import java.util.UUID;

/** Tasks and sinks: one task an event and kind, none from a replay, all ended, every done one seen by its sink (I6). */
final class TaskCheck {

    private static final int NONE = -1;
    private static final int WAITING = 0;
    private static final int DONE = 1;
    private static final int GIVEN_UP = 2;

    private final Findings findings;
    private final TextPool ids = new TextPool();
    private final TextPool kinds = new TextPool();
    private final UuidPool events = new UuidPool();
    private final UuidPool eventsAndKinds = new UuidPool();
    private final IntColumn taskOfEventAndKind = new IntColumn();
    private final IntColumn eventOf = new IntColumn();
    private final IntColumn kindOf = new IntColumn();
    private final IntColumn statusOf = new IntColumn();
    private final IntColumn sinkOf = new IntColumn();

    TaskCheck(Findings findings) {
        this.findings = findings;
    }

    void add(TaskRow row) {
        int task = number(row.id());
        if (statusOf.get(task) != NONE) {
            findings.add(Invariant.I6, "Task " + row.id() + " has two rows. Look for its id in the table task.");
            return;
        }
        int kind = kinds.add(row.kind());
        eventOf.set(
                task,
                events.add(row.eventId().getMostSignificantBits(), row.eventId().getLeastSignificantBits()));
        kindOf.set(task, kind);
        statusOf.set(task, code(row));
        int other = taskOf(eventOf.get(task), kind);
        if (other != NONE) {
            findings.add(
                    Invariant.I6,
                    "A doubled task: event " + row.eventId() + " has two tasks of kind " + row.kind() + ", "
                            + ids.get(other) + " and " + row.id()
                            + ". Look for the event's id in the table task, and for what submitted the second one.");
        } else {
            taskOfEventAndKind.set(eventsAndKinds.find(eventOf.get(task), kind), task);
        }
        if (row.origin() == Origin.REPLAY) {
            findings.add(
                    Invariant.I6,
                    "Task " + row.id() + " of kind " + row.kind() + " comes from a replay. A replay must not submit"
                            + " tasks: look at the task gateway that the replay's context hands out.");
        }
    }

    void expect(UUID eventId, String kind) {
        taskOf(events.add(eventId.getMostSignificantBits(), eventId.getLeastSignificantBits()), kinds.add(kind));
    }

    void add(Delivery delivery) {
        int task = number(delivery.key());
        int sink = kinds.add(delivery.sink());
        int other = sinkOf.get(task);
        if (other != NONE && other != sink) {
            findings.add(
                    Invariant.I6,
                    "Key " + delivery.key() + " was sent to two sinks, " + kinds.get(other) + " and " + delivery.sink()
                            + ". Look at the handlers of both kinds of task.");
        }
        sinkOf.set(task, sink);
    }

    private static int code(TaskRow row) {
        return switch (row.status()) {
            case WAITING -> WAITING;
            case DONE -> DONE;
            case DEAD, DISCARDED -> GIVEN_UP;
        };
    }

    private int taskOf(int event, int kind) {
        int pair = eventsAndKinds.add(event, kind);
        if (pair == taskOfEventAndKind.size()) {
            taskOfEventAndKind.add(NONE);
        }
        return taskOfEventAndKind.get(pair);
    }

    private int number(String id) {
        int task = ids.add(id);
        if (task == statusOf.size()) {
            eventOf.add(NONE);
            kindOf.add(NONE);
            statusOf.add(NONE);
            sinkOf.add(NONE);
        }
        return task;
    }

    /** Every expected task has a row, and every row has ended. */
    void checkRows(Findings all) {
        for (int pair = 0; pair < eventsAndKinds.size(); pair++) {
            if (taskOfEventAndKind.get(pair) == NONE) {
                UUID eventAndKind = eventsAndKinds.get(pair);
                all.add(
                        Invariant.I6,
                        "A task is missing: event " + events.get((int) eventAndKind.getMostSignificantBits())
                                + " should have one of kind " + kinds.get((int) eventAndKind.getLeastSignificantBits())
                                + ". Its row must be written in the transaction of the event.");
            }
        }
        for (int task = 0; task < ids.size(); task++) {
            if (statusOf.get(task) == WAITING) {
                all.add(
                        Invariant.I6,
                        "Task " + ids.get(task) + " of kind " + kinds.get(kindOf.get(task))
                                + " has not ended: it is not DONE, DEAD or DISCARDED after everything has settled."
                                + " Look at its attempts, its last error and its next attempt in the table task.");
            }
        }
    }

    /** Every task's event is in the log. */
    void compareWith(LogIndex log, Findings all) {
        for (int task = 0; task < ids.size(); task++) {
            if (statusOf.get(task) == NONE) {
                continue;
            }
            UUID event = events.get(eventOf.get(task));
            if (log.event(event.getMostSignificantBits(), event.getLeastSignificantBits()) == UuidPool.NONE) {
                all.add(
                        Invariant.I6,
                        "Task " + ids.get(task) + " belongs to event " + event
                                + ", which is not in the log. The two must be written in one transaction.");
            }
        }
    }

    /** Every sink saw the done tasks of its kind, and nothing else. */
    void checkSinks(Findings all) {
        for (int task = 0; task < ids.size(); task++) {
            int status = statusOf.get(task);
            int sink = sinkOf.get(task);
            if (status == NONE && sink != NONE) {
                all.add(
                        Invariant.I6,
                        "Sink " + kinds.get(sink) + " was called with the unknown key " + ids.get(task)
                                + ": there is no such task. Look for a task that was delivered before its event was"
                                + " committed, or by a replay.");
            } else if (sink != NONE && sink != kindOf.get(task)) {
                all.add(
                        Invariant.I6,
                        "Task " + ids.get(task) + " of kind " + kinds.get(kindOf.get(task)) + " was sent to sink "
                                + kinds.get(sink) + ". Look at how handlers are found for a kind.");
            } else if (sink == NONE && status == DONE) {
                all.add(
                        Invariant.I6,
                        "Task " + ids.get(task) + " of kind " + kinds.get(kindOf.get(task))
                                + " is DONE, but its sink has not seen its key. It was ended without a delivery: look"
                                + " at its handler and its attempts.");
            }
        }
    }
}
