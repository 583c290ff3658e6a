package dev.daybook.application.append;

import dev.daybook.application.append.AppendMetrics.Phase;
import dev.daybook.application.log.AppendBatch;
import dev.daybook.application.log.EventCodec;
import dev.daybook.application.log.KnownEvent;
import dev.daybook.application.log.LogHead;
import dev.daybook.application.log.RecordedCommand;
import dev.daybook.application.log.RecordedEvent;
import dev.daybook.application.log.RecordedTask;
import dev.daybook.application.log.StorageFailure;
import dev.daybook.application.state.StateSession;
import dev.daybook.domain.kernel.EventCatalogue;
import dev.daybook.domain.kernel.Rejection;
import java.time.Clock;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Future;
import java.util.function.Supplier;
import org.jboss.logging.Logger;

/** The commands of one transaction: runs them one after another under the locks and gathers what has to be written. */
final class CommandBatch {

    private static final Logger LOG = Logger.getLogger(CommandBatch.class);

    private static final int RECORDED_AT_ONCE = 64;

    private final Factory factory;
    private final LogBranch log;
    private final StateSession state;
    private final BatchTimes times;
    private final List<RecordedEvent> events = new ArrayList<>();
    private final List<KnownEvent> newlyKnown = new ArrayList<>();
    private final List<RecordedCommand> commands = new ArrayList<>();
    private final List<RecordedTask> tasks = new ArrayList<>();
    private final Map<String, RecordedCommand> commandsByKey = new HashMap<>();
    private final Map<UUID, KnownEvent> knownEvents = new HashMap<>();
    private LogHead head;
    private int countOfEvents;

    /** What every batch needs and none changes. */
    record Factory(EventCatalogue catalogue, EventCodec codec, Clock clock, Supplier<UUID> ids, Duration batchTime) {

        CommandBatch open(LogHead head, LogBranch log, StateSession state, BatchTimes times) {
            return new CommandBatch(this, head, log, state, times);
        }
    }

    /** A command failed in such a way that the transaction cannot go on. */
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

    private CommandBatch(Factory factory, LogHead head, LogBranch log, StateSession state, BatchTimes times) {
        this.factory = factory;
        this.log = log;
        this.state = state;
        this.times = times;
        this.head = head;
    }

    /** Begins to ask the log whether it knows those commands and facts already. */
    static Future<LogBranch.Known> lookUp(List<Submission> submissions, LogBranch log) {
        List<String> keys = new ArrayList<>();
        List<UUID> ids = new ArrayList<>();
        for (Submission submission : submissions) {
            submission.caller().key().ifPresent(key -> keys.add(key.text()));
            if (submission.work() instanceof Submission.Facts facts) {
                facts.events().forEach(fact -> fact.id().ifPresent(ids::add));
            }
        }
        return log.lookUp(keys, ids);
    }

    /**
     * Runs those commands in their order, as many as there is time for, and sets each one's outcome aside.
     *
     * @param known what the log knows of them
     * @return how many there was time for, at least one
     * @throws Spoiled if one of them cannot be taken back in memory
     */
    int run(List<Submission> submissions, Future<LogBranch.Known> known) {
        times.in(Phase.LOOK_UP, () -> {
            submissions.forEach(this::announce);
            LogBranch.Known found = LogBranch.outcome(known);
            commandsByKey.putAll(found.commands());
            knownEvents.putAll(found.events());
        });
        long begun = System.nanoTime();
        int done = 0;
        do {
            run(submissions.get(done++));
        } while (done < submissions.size()
                && System.nanoTime() - begun < factory.batchTime().toNanos());
        return done;
    }

    private void announce(Submission submission) {
        if (submission.work() instanceof Submission.Creation creation) {
            creation.creator().announce(state);
        } else if (submission.work() instanceof Submission.Facts facts) {
            facts.events().forEach(fact -> fact.type().announce(fact.event(), state));
        }
    }

    private void run(Submission submission) {
        Optional<RecordedCommand> earlier =
                submission.caller().key().map(IdempotencyKey::text).map(commandsByKey::get);
        if (earlier.isPresent()) {
            answerAgain(submission, earlier.get());
            return;
        }
        CommandRun run = new CommandRun(
                factory.catalogue(),
                factory.codec(),
                factory.ids(),
                state,
                times,
                submission,
                head,
                factory.clock().instant().truncatedTo(ChronoUnit.MICROS));
        try {
            run.run(knownEvents);
        } catch (Rejection | EventRefused refusal) {
            takeBack(submission, refusal);
            return;
        } catch (StorageFailure failure) {
            if (failure.kind() == StorageFailure.Kind.PASSING || failure.kind() == StorageFailure.Kind.LOCKED) {
                throw failure;
            }
            throw new Spoiled(submission, failure);
        } catch (RuntimeException defect) {
            LOG.errorf(defect, "%s failed", submission.work().commandName());
            takeBack(submission, defect);
            return;
        }
        keep(submission, run);
    }

    private void answerAgain(Submission submission, RecordedCommand earlier) {
        if (!earlier.requestDigest().equals(submission.requestDigest())) {
            submission.refused(submission.caller().key().orElseThrow().contradiction());
            return;
        }
        RecordedCommand.Answer answer = earlier.answer();
        submission.succeeded(new Receipt(
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

    private void takeBack(Submission submission, RuntimeException failure) {
        if (!state.discard()) {
            throw new Spoiled(submission, failure);
        }
        submission.refused(failure);
    }

    private void keep(Submission submission, CommandRun run) {
        state.keep();
        record(run.events());
        tasks.addAll(run.tasks());
        newlyKnown.addAll(run.knownEvents().values());
        knownEvents.putAll(run.knownEvents());
        if (run.leavesATrace()) {
            RecordedCommand command = run.command();
            commands.add(command);
            command.idempotencyKey().ifPresent(key -> commandsByKey.put(key, command));
        }
        if (!run.events().isEmpty()) {
            head = run.head();
        }
        submission.succeeded(run.receipt());
    }

    /** Kept events are never taken back one by one, so the log can take them in while others are being decided. */
    private void record(List<RecordedEvent> kept) {
        countOfEvents += kept.size();
        events.addAll(kept);
        if (events.size() >= RECORDED_AT_ONCE) {
            log.record(List.copyOf(events));
            events.clear();
        }
    }

    /**
     * Writes what the kept commands have left into both databases, side by side.
     *
     * @return whether there was anything to write
     */
    boolean write() {
        if (commands.isEmpty()) {
            return false;
        }
        log.write(new AppendBatch(events, newlyKnown, commands, tasks));
        state.write(head.at());
        log.await();
        return true;
    }

    /** How many events the kept commands have brought. */
    int countOfEvents() {
        return countOfEvents;
    }

    /** The tasks that were written, to be woken when the transaction is committed. */
    List<RecordedTask> tasks() {
        return List.copyOf(tasks);
    }
}
