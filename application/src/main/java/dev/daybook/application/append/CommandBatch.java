package dev.daybook.application.append;

import dev.daybook.application.append.AppendMetrics.Phase;
import dev.daybook.application.log.AppendBatch;
import dev.daybook.application.log.EventCodec;
import dev.daybook.application.log.KnownEvent;
import dev.daybook.application.log.LogHead;
import dev.daybook.application.log.LogTail;
import dev.daybook.application.log.RecordedCommand;
import dev.daybook.application.log.RecordedEvent;
import dev.daybook.application.log.RecordedTask;
import dev.daybook.application.log.StorageFailure;
import dev.daybook.application.state.PresumedWrongly;
import dev.daybook.application.state.StateSession;
import dev.daybook.application.time.ElapsedTime;
import dev.daybook.domain.kernel.CommandExecution;
import dev.daybook.domain.kernel.EventCatalogue;
import dev.daybook.domain.kernel.Rejection;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/** The commands of one transaction: runs them one after another under the locks, and collects what has to be written. */
final class CommandBatch {

    private static final Logger LOG = Logger.getLogger(CommandBatch.class);

    private static final int RECORDED_AT_ONCE = 64;

    private final Factory factory;
    private final LogBranch log;
    private final StateSession state;
    private final NewKeys newKeys;
    private final BatchTimes times;
    private final List<RecordedEvent> events = new ArrayList<>();
    private final List<KnownEvent> newlyKnown = new ArrayList<>();
    private final List<RecordedCommand> commands = new ArrayList<>();
    private final List<RecordedTask> tasks = new ArrayList<>();
    private final List<Decision> decisions = new ArrayList<>();
    private final Map<String, RecordedCommand> commandsByKey = new HashMap<>();
    private final Map<UUID, KnownEvent> knownEvents = new HashMap<>();
    private LogHead head;
    private int countOfEvents;

    /** The parts that all batches share. */
    record Factory(
            EventCatalogue catalogue,
            EventCodec codec,
            Clock clock,
            ElapsedTime time,
            Supplier<UUID> ids,
            Duration batchTime) {

        CommandBatch open(LogBranch log, StateSession state, NewKeys newKeys, BatchTimes times) {
            return new CommandBatch(this, log, state, newKeys, times);
        }
    }

    /** A command failed, and the transaction cannot go on. */
    static final class Spoiled extends RuntimeException {

        private static final long serialVersionUID = 1;

        private final transient Submission culprit;
        private final RuntimeException failure;

        Spoiled(Submission culprit, RuntimeException failure) {
            super(failure.getMessage(), failure, false, false);
            this.culprit = culprit;
            this.failure = failure;
        }

        Submission culprit() {
            return culprit;
        }

        RuntimeException failure() {
            return failure;
        }
    }

    private CommandBatch(Factory factory, LogBranch log, StateSession state, NewKeys newKeys, BatchTimes times) {
        this.factory = factory;
        this.log = log;
        this.state = state;
        this.newKeys = newKeys;
        this.times = times;
        this.head = log.head();
    }

    /** Starts to ask the log whether it knows those commands and facts already. */
    private CompletableFuture<LogBranch.Known> lookUp(List<Submission> submissions) {
        List<String> keys = new ArrayList<>();
        List<UUID> ids = new ArrayList<>();
        for (Submission submission : submissions) {
            submission.caller().keys().stream()
                    .filter(key -> !newKeys.presumes(key))
                    .forEach(key -> keys.addAll(key.knownAs()));
            if (submission.work() instanceof Submission.Facts facts) {
                facts.events().forEach(fact -> fact.id().ifPresent(ids::add));
            }
        }
        return log.lookUp(keys, ids);
    }

    /**
     * Runs the commands in their order, until the time of the batch is over.
     *
     * @return the decisions for the commands that were run, at least for the first one
     * @throws Spoiled if one of them failed and cannot be taken back in memory
     */
    List<Decision> run(List<Submission> submissions) {
        if (newKeys == NewKeys.PRESUMED) {
            state.presumeNewKeys();
        }
        times.in(Phase.LOOK_UP, () -> {
            CompletableFuture<LogBranch.Known> known = lookUp(submissions);
            submissions.forEach(this::announce);
            LogBranch.Known found = LogBranch.outcome(known);
            commandsByKey.putAll(found.commands());
            knownEvents.putAll(found.events());
        });
        long begun = factory.time().nanos();
        do {
            decisions.add(run(submissions.get(decisions.size())));
        } while (decisions.size() < submissions.size()
                && factory.time().nanos() - begun < factory.batchTime().toNanos());
        return decisions;
    }

    private void announce(Submission submission) {
        if (submission.work() instanceof Submission.Creation creation) {
            creation.creator().announce(state);
        } else if (submission.work() instanceof Submission.Facts facts) {
            facts.events().forEach(fact -> fact.type().announce(fact.event(), state));
        }
    }

    private Decision run(Submission submission) {
        for (IdempotencyKey key : submission.caller().keys()) {
            @Nullable RecordedCommand earlier = onRecord(key);
            if (earlier != null) {
                return answerAgain(submission, key, earlier);
            }
        }
        CommandRun run = new CommandRun(
                factory.catalogue(),
                factory.codec(),
                factory.ids(),
                state,
                times,
                submission,
                head,
                factory.clock().instant());
        try {
            submission.caller().precondition().ifPresent(condition -> condition.require(state, state.generation()));
            CommandExecution.keepOrTakeBack(state, () -> run.run(knownEvents));
        } catch (CommandExecution.NotTakenBack failure) {
            throw rollback(submission, failure.failure());
        } catch (StorageFailure failure) {
            throw rollback(submission, failure);
        } catch (Rejection | EventRefused refusal) {
            return new Decision.Refused(submission, refusal);
        } catch (RuntimeException defect) {
            LOG.errorf(defect, "%s failed", submission.work().commandName());
            return new Decision.Refused(submission, defect);
        }
        keep(run);
        return new Decision.Accepted(submission, run.receipt());
    }

    private @Nullable RecordedCommand onRecord(IdempotencyKey key) {
        for (String text : key.knownAs()) {
            @Nullable RecordedCommand command = commandsByKey.get(text);
            if (command != null) {
                return command;
            }
        }
        return null;
    }

    /** A passing failure is not the command's fault: the whole batch is tried again. */
    private static RuntimeException rollback(Submission submission, RuntimeException failure) {
        boolean isPassing = failure instanceof StorageFailure storage
                && (storage.kind() == StorageFailure.Kind.PASSING || storage.kind() == StorageFailure.Kind.LOCKED);
        return isPassing ? failure : new Spoiled(submission, failure);
    }

    private Decision answerAgain(Submission submission, IdempotencyKey key, RecordedCommand earlier) {
        if (!earlier.requestDigest().equals(submission.requestDigest())) {
            return new Decision.Refused(submission, key.contradiction());
        }
        for (IdempotencyKey other : submission.caller().keys()) {
            if (onRecord(other) == null) {
                keep(earlier.repeatedUnder(
                        other.text(),
                        factory.ids().get(),
                        submission.caller().actor(),
                        new LogTail(head).timeAt(factory.clock().instant())));
            }
        }
        RecordedCommand.Answer answer = earlier.answer();
        return new Decision.Accepted(
                submission,
                new Receipt(
                        earlier.id(),
                        Optional.ofNullable(answer.positions()),
                        List.of(),
                        0,
                        answer.events(),
                        true,
                        answer.positions() == null
                                ? head.position()
                                : answer.positions().last()));
    }

    private void keep(CommandRun run) {
        record(run.events());
        tasks.addAll(run.tasks());
        newlyKnown.addAll(run.knownEvents().values());
        knownEvents.putAll(run.knownEvents());
        if (run.leavesATrace()) {
            run.commands().forEach(this::keep);
        }
        if (!run.events().isEmpty()) {
            head = run.head();
        }
    }

    private void keep(RecordedCommand command) {
        commands.add(command);
        command.idempotencyKey().ifPresent(key -> commandsByKey.put(key, command));
    }

    /**
     * Kept events are never taken back one by one. So the log may write them while other commands are being decided.
     */
    private void record(List<RecordedEvent> kept) {
        countOfEvents += kept.size();
        events.addAll(kept);
        if (events.size() >= RECORDED_AT_ONCE) {
            log.record(List.copyOf(events));
            events.clear();
        }
    }

    /**
     * Writes the results of the kept commands into both databases at the same time.
     *
     * @return whether there was anything to write
     * @throws PresumedWrongly if a key of a refused command is not new, as it was presumed to be
     */
    boolean write() {
        boolean writes = !commands.isEmpty();
        if (writes) {
            log.write(new AppendBatch(events, newlyKnown, commands, tasks));
        }
        // after the copy of the events, which the connection must end first
        CompletableFuture<LogBranch.Known> presumed = log.lookUp(keysOfRefused(), List.of());
        if (writes) {
            state.write(head.at());
        }
        state.requirePresumed();
        log.await();
        LogBranch.outcome(presumed).commands().keySet().stream().findFirst().ifPresent(there -> {
            throw new PresumedWrongly(there);
        });
        return writes;
    }

    /** The keys of refused commands that were presumed to be new. The batch may have recorded some of them itself. */
    private List<String> keysOfRefused() {
        return decisions.stream()
                .filter(Decision.Refused.class::isInstance)
                .flatMap(decision -> decision.submission().caller().keys().stream())
                .filter(newKeys::presumes)
                .map(IdempotencyKey::text)
                .filter(key -> !commandsByKey.containsKey(key))
                .toList();
    }

    /** How many events the kept commands have recorded. */
    int countOfEvents() {
        return countOfEvents;
    }

    /** The tasks that were written, to be woken when the transaction is committed. */
    List<RecordedTask> tasks() {
        return List.copyOf(tasks);
    }
}
