package dev.daybook.application.append;

import dev.daybook.application.log.LogHead;
import dev.daybook.application.log.StorageFailure;
import dev.daybook.application.replay.EventOfDoom;
import dev.daybook.application.replay.StateCatchUp;
import dev.daybook.application.replay.StateContradictsLog;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import org.jboss.logging.Logger;

/**
 * Carries out the commands that were taken together: lock, create, record, materialize, commit, answer.
 *
 * <h2>As if each had run alone</h2>
 *
 * The commands of a batch run one after another in one transaction; each sees what the ones before it have done. A
 * command that is refused, or fails while it decides or materializes, is taken back in memory and costs its neighbours
 * nothing. Where that is not possible, the transaction is rolled back, the other commands run again, and then the failed
 * one runs alone. A failure that shows only when the batch is written or committed belongs to no command in particular:
 * then the batch is halved until the command that causes it is alone and gets its own answer.
 *
 * <h2>Answers</h2>
 *
 * The callers are answered after the transaction has ended. Refusals were decided under the locks, so they are final
 * even if nothing had to be committed. A batch that was rolled back because of a passing failure is tried once more,
 * and then refused as busy. If a batch does not get the locks, the commands whose callers have stopped waiting are
 * refused as busy.
 */
final class Corridor {

    private static final Logger LOG = Logger.getLogger(Corridor.class);
    private static final int TRIES = 2;

    private final AppendTransaction.Factory transactions;
    private final StateCatchUp catchUp;
    private final Duration lockTime;
    private final Attempts attempts;

    Corridor(AppendTransaction.Factory transactions, StateCatchUp catchUp, Duration lockTime, Attempts attempts) {
        this.transactions = transactions;
        this.catchUp = catchUp;
        this.lockTime = lockTime;
        this.attempts = attempts;
    }

    /** Commands that go into one transaction, and how many tries are left. */
    private record Group(List<Submission> commands, int triesLeft) {

        static Group of(List<Submission> commands) {
            return new Group(List.copyOf(commands), TRIES);
        }
    }

    /**
     * Carries the commands out in their order and answers each. Dry runs come after the others, each in a transaction
     * of its own.
     *
     * @throws RuntimeException if no command can be carried out at the moment; then all of these commands are answered,
     *     too
     */
    void process(List<Submission> submissions) {
        Deque<Group> groups = new ArrayDeque<>();
        List<Submission> toAppend =
                submissions.stream().filter(one -> !one.caller().dryRun()).toList();
        if (!toAppend.isEmpty()) {
            groups.add(Group.of(toAppend));
        }
        submissions.stream()
                .filter(one -> one.caller().dryRun())
                .forEach(dryRun -> groups.add(Group.of(List.of(dryRun))));
        try {
            while (!groups.isEmpty()) {
                Group group = groups.remove();
                List<Group> next = follow(group, attempts.carryOut(group.commands()));
                for (int i = next.size() - 1; i >= 0; i--) {
                    groups.addFirst(next.get(i));
                }
            }
        } finally {
            groups.forEach(group -> group.commands().forEach(Corridor::refuseAsNotReady));
        }
    }

    private static void refuseAsNotReady(Submission neverTried) {
        neverTried.fail(new AppendUnavailable(
                AppendUnavailable.Reason.NOT_READY,
                "The command was not carried out: the server has stopped accepting commands. Send it again."));
    }

    /** Answers what can be answered, and gives the groups that are to be carried out next. */
    private List<Group> follow(Group group, BatchOutcome outcome) {
        List<Submission> commands = group.commands();
        if (outcome instanceof BatchOutcome.Committed committed) {
            committed.decisions().forEach(Decision::tell);
            int decided = committed.decisions().size();
            return decided == commands.size()
                    ? List.of()
                    : List.of(Group.of(commands.subList(decided, commands.size())));
        }
        if (outcome instanceof BatchOutcome.StateBehind) {
            return catchUpFor(group);
        }
        if (outcome instanceof BatchOutcome.Spoiled spoiled) {
            return setApart(commands, spoiled);
        }
        if (outcome instanceof BatchOutcome.RolledBack rolledBack) {
            return afterRollback(group, rolledBack.failure());
        }
        if (outcome instanceof BatchOutcome.Unknown unknown) {
            LOG.errorf(unknown.failure(), "The outcome of %d commands is unknown", commands.size());
            commands.forEach(command -> command.fail(unknown.failure()));
            return List.of();
        }
        BatchOutcome.Standstill standstill = (BatchOutcome.Standstill) outcome;
        throw standstill(commands, standstill.failure());
    }

    private List<Group> catchUpFor(Group group) {
        try {
            catchUp();
            return List.of(group);
        } catch (StateContradictsLog | EventOfDoom standstill) {
            throw standstill(group.commands(), standstill);
        } catch (AppendUnavailable unknown) {
            // only the progress of the catch-up is unknown, and the next attempt finds it out; these commands did not
            // run
            return afterRollback(
                    group,
                    new StorageFailure(
                            StorageFailure.Kind.PASSING, "The state could not be caught up with the log.", unknown));
        } catch (RuntimeException failure) {
            return afterRollback(group, failure);
        }
    }

    private static RuntimeException standstill(List<Submission> commands, RuntimeException failure) {
        commands.forEach(command -> command.fail(AppendUnavailable.notApplied(
                AppendUnavailable.Reason.NOT_READY, String.valueOf(failure.getMessage()), failure)));
        return failure;
    }

    private List<Group> afterRollback(Group group, RuntimeException failure) {
        if (failure instanceof StorageFailure storage) {
            return switch (storage.kind()) {
                case LOCKED -> refuseTheImpatient(group, storage);
                case PASSING -> tryAgain(group, storage);
                case TIMED_OUT, LASTING -> halve(group.commands(), failure);
            };
        }
        return halve(group.commands(), failure);
    }

    /**
     * Brings the state up to the end of the log, if it lags, a part at a time.
     *
     * @return the end of the log
     */
    LogHead catchUp() {
        while (true) {
            try (AppendTransaction transaction = transactions.begin()) {
                AppendTransaction.Locked locked = transaction.lockInTurn(lockTime);
                if (!catchUp.advance(locked.log(), locked.state())) {
                    return locked.log().head();
                }
                transaction.commit();
            }
        }
    }

    private List<Group> refuseTheImpatient(Group group, StorageFailure failure) {
        AppendUnavailable busy = busy(failure);
        List<Submission> patient = new ArrayList<>();
        for (Submission command : group.commands()) {
            if (command.patience().compareTo(Attempts.LEAST_LOCK_TIME) > 0) {
                patient.add(command);
            } else {
                command.fail(busy);
            }
        }
        LOG.warnf(failure, "%d commands are refused as busy", group.commands().size() - patient.size());
        return patient.isEmpty() ? List.of() : List.of(new Group(patient, group.triesLeft()));
    }

    private static List<Group> tryAgain(Group group, StorageFailure failure) {
        if (group.triesLeft() > 1) {
            LOG.infof(
                    failure,
                    "A batch of %d commands is tried again",
                    group.commands().size());
            return List.of(new Group(group.commands(), group.triesLeft() - 1));
        }
        AppendUnavailable busy = busy(failure);
        group.commands().forEach(command -> command.fail(busy));
        // the server now accepts no commands, until the checks of the start find that the databases are back
        throw failure;
    }

    private static AppendUnavailable busy(StorageFailure failure) {
        return AppendUnavailable.notApplied(
                AppendUnavailable.Reason.BUSY, String.valueOf(failure.getMessage()), failure);
    }

    private static List<Group> setApart(List<Submission> commands, BatchOutcome.Spoiled spoiled) {
        if (commands.size() == 1) {
            spoiled.culprit().fail(spoiled.failure());
            return List.of();
        }
        List<Submission> others = new ArrayList<>(commands);
        others.remove(spoiled.culprit());
        return List.of(Group.of(others), Group.of(List.of(spoiled.culprit())));
    }

    private static List<Group> halve(List<Submission> commands, RuntimeException failure) {
        if (commands.size() == 1) {
            LOG.errorf(failure, "%s failed", commands.get(0).work().commandName());
            commands.get(0).fail(failure);
            return List.of();
        }
        int half = commands.size() / 2;
        return List.of(Group.of(commands.subList(0, half)), Group.of(commands.subList(half, commands.size())));
    }
}
