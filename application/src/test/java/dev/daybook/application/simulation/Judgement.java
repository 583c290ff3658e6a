package dev.daybook.application.simulation;

import dev.daybook.application.append.EventRefused;
import dev.daybook.application.append.IdempotencyKey;
import dev.daybook.application.append.ProposedEvent;
import dev.daybook.application.append.Receipt;
import dev.daybook.application.inmemory.InMemoryDatabases;
import dev.daybook.application.inmemory.InMemoryStateDatabase.Standing;
import dev.daybook.application.log.LogPosition;
import dev.daybook.application.log.PositionRange;
import dev.daybook.application.log.RecordedCommand;
import dev.daybook.application.log.RecordedEvent;
import dev.daybook.application.log.RecordedTask;
import dev.daybook.checker.HistoryChecker;
import dev.daybook.checker.LoggedCommand;
import dev.daybook.checker.LoggedEvent;
import dev.daybook.checker.Operation;
import dev.daybook.checker.TaskRow;
import dev.daybook.domain.account.FundsDeposited;
import dev.daybook.domain.kernel.ClientId;
import dev.daybook.domain.kernel.CommandExecution;
import dev.daybook.domain.kernel.CommandMetadata;
import dev.daybook.domain.kernel.Event;
import dev.daybook.domain.kernel.EventMetadata;
import dev.daybook.domain.kernel.EventType;
import dev.daybook.domain.kernel.InMemoryState;
import dev.daybook.domain.kernel.Rejection;
import dev.daybook.domain.kernel.Task;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What must hold after a run: the invariants of the history checker, and what only the simulation can know. */
final class Judgement {

    private static final List<HistoryChecker.Input> CHECKED = List.of(
            HistoryChecker.Input.HISTORY,
            HistoryChecker.Input.LOG,
            HistoryChecker.Input.COMMANDS,
            HistoryChecker.Input.TASKS);

    private final InMemoryDatabases databases;
    private final List<Attempt> history;
    private final List<Standing> seen;
    private final List<String> findings;
    private final List<RecordedEvent> events;
    private final Map<UUID, RecordedCommand> commands = new HashMap<>();
    private final Map<UUID, RecordedEvent> eventsById = new HashMap<>();
    private final Set<String> actors = new HashSet<>();
    private final Map<String, Request.Work> works = new HashMap<>();

    Judgement(InMemoryDatabases databases, List<Attempt> history, List<Standing> seen, List<String> findings) {
        this.databases = databases;
        this.history = history;
        this.seen = seen;
        this.findings = findings;
        this.events = databases.log().events();
        for (RecordedCommand command : databases.log().commands()) {
            commands.put(command.id(), command);
            actors.add(command.actor());
        }
        for (RecordedEvent event : events) {
            eventsById.put(event.metadata().id(), event);
        }
        history.forEach(attempt ->
                works.put(attempt.request().actor(), attempt.request().work()));
    }

    /** @param isCalm whether no step of any server went wrong */
    void judge(boolean isCalm) {
        for (Attempt attempt : history) {
            if (!attempt.isExpected()) {
                findings.add(attempt.request().actor() + " was told what no caller may be told: " + attempt.failure());
            }
            if (isCalm && attempt.result() == Attempt.Result.UNKNOWN) {
                findings.add(attempt.request().actor() + " was told that its outcome is unknown although nothing had"
                        + " failed: " + attempt.failure());
            }
        }
        theHistoryHolds();
        theChainHolds();
        answersAreTrue();
        repeatsAreRecognised();
        whatWasCarriedOutIsNotRefusedLater();
        theStateIsWhatTheLogSays();
        if (!databases.log().isUnlocked() || !databases.state().isUnlocked()) {
            findings.add("A lock is still held although no command is being carried out.");
        }
    }

    /** Histories, log, commands and tasks go through the checker that ships. */
    private void theHistoryHolds() {
        HistoryChecker checker = new HistoryChecker();
        for (HistoryChecker.Input input : CHECKED) {
            checker.given(input);
        }
        for (RecordedEvent event : events) {
            EventMetadata metadata = event.metadata();
            checker.event(new LoggedEvent(
                    event.position(),
                    metadata.id(),
                    metadata.commandId(),
                    ChronoUnit.MICROS.between(Instant.EPOCH, metadata.recordedAt())));
        }
        for (RecordedCommand command : commands.values()) {
            PositionRange range = command.events();
            checker.command(new LoggedCommand(
                    command.id(),
                    command.idempotencyKey().orElse(command.actor()),
                    range == null ? 0 : range.first(),
                    range == null ? 0 : range.last()));
        }
        history.stream()
                .filter(attempt -> !attempt.request().dryRun())
                .forEach(attempt -> checker.operation(operation(attempt)));
        for (RecordedTask task : databases.log().tasks()) {
            checker.task(new TaskRow(
                    task.id().toString(), task.eventId(), task.kind(), TaskRow.Status.DONE, TaskRow.Origin.LIVE));
        }
        checker.findings().forEach(finding -> findings.add(finding.toString()));
    }

    /** Where a request has no key, its actor, which is unique, stands for one. */
    private Operation operation(Attempt attempt) {
        Request request = attempt.request();
        Operation sent = Operation.command(
                request.actor(),
                request.work().name(),
                request.key().map(IdempotencyKey::text).orElse(request.actor()),
                attempt.start(),
                attempt.end());
        return switch (attempt.result()) {
            case UNKNOWN -> sent;
            case REFUSED -> sent.fail("refused");
            case NOT_NOW -> sent.fail("not-now");
            case OK -> {
                UUID id = attempt.answer().orElseThrow().commandId();
                PositionRange own = ownEvents(attempt.answer().orElseThrow());
                yield own == null ? sent.ok(0, 0, id) : sent.ok(own.first(), own.last(), id);
            }
        };
    }

    /** The answer to facts also covers the events that they repeat, which are another command's. */
    private @Nullable PositionRange ownEvents(Receipt receipt) {
        if (receipt.repeatsCommand()) {
            RecordedCommand repeated = commands.get(receipt.commandId());
            return repeated == null ? receipt.positions().orElse(null) : repeated.events();
        }
        return receipt.events().isEmpty()
                ? null
                : new PositionRange(
                        receipt.events().get(0).position(),
                        receipt.events().get(receipt.events().size() - 1).position());
    }

    private void theChainHolds() {
        LogPosition at = LogPosition.START;
        for (RecordedEvent event : events) {
            if (!event.hash().equals(event.hashBehind(at.hash()))) {
                findings.add("The hash of event " + event.position() + " does not follow from the one before it.");
            }
            at = event.at();
        }
    }

    /** What the checker cannot know: dry runs, what a key stands for, and how much of the log a state must show. */
    private void answersAreTrue() {
        for (Attempt attempt : history) {
            Request request = attempt.request();
            if (request.dryRun() && actors.contains(request.actor())) {
                findings.add(request.actor() + " was a dry run and is in the log: " + request);
            }
            if (attempt.result() == Attempt.Result.OK && !request.dryRun()) {
                theAnswerIsTrue(request, attempt.answer().orElseThrow());
            }
        }
    }

    private void theAnswerIsTrue(Request request, Receipt receipt) {
        Optional<RecordedCommand> recorded =
                request.key().flatMap(key -> databases.log().command(key.text()));
        boolean isItself = recorded.filter(command -> command.id().equals(receipt.commandId()))
                .filter(command -> request.work().equals(works.get(command.actor())))
                .isPresent();
        if (request.key().isPresent() && !isItself) {
            findings.add(request.actor() + " was told that it was carried out as " + receipt + ", but its key has "
                    + recorded + " for " + request);
        }
        if (receipt.positions()
                .filter(range -> range.last() > receipt.readableFrom())
                .isPresent()) {
            findings.add(request.actor() + " was told to read from " + receipt.readableFrom() + " what is at "
                    + receipt.positions());
        }
    }

    /**
     * A fact that is in the log under its id must not have been refused because its transaction exists: that was the fact
     * itself. Only another fact of the same request may have posted that transaction before it.
     */
    private void repeatsAreRecognised() {
        for (Attempt attempt : history) {
            if (attempt.failure() instanceof EventRefused refused
                    && attempt.request().work() instanceof Request.Facts facts
                    && refused.rejection().code().equals("transaction.exists")) {
                ProposedEvent fact = facts.events().get(refused.index());
                boolean isRecorded = fact.id().filter(eventsById::containsKey).isPresent();
                boolean isAlone = facts.events().stream()
                        .filter(other -> !other.equals(fact))
                        .noneMatch(other -> transactionOf(other).equals(transactionOf(fact)));
                if (isRecorded && isAlone) {
                    findings.add(attempt.request().actor() + " repeats a fact of the log, but was refused: " + refused);
                }
            }
        }
    }

    /** A request that was carried out, and comes again under its key, gets its answer again. */
    private void whatWasCarriedOutIsNotRefusedLater() {
        Map<Request, Long> carriedOutAt = new HashMap<>();
        for (Attempt attempt : history) {
            if (attempt.result() == Attempt.Result.OK && attempt.request().key().isPresent()) {
                carriedOutAt.merge(attempt.request(), attempt.end(), Math::min);
            }
        }
        for (Attempt attempt : history) {
            @Nullable Long since = carriedOutAt.get(attempt.request());
            boolean isRepeat = since != null
                    && since < attempt.start()
                    && !attempt.request().dryRun();
            if (isRepeat && (attempt.failure() instanceof Rejection || attempt.failure() instanceof EventRefused)) {
                findings.add(attempt.request().actor() + " was carried out, and refused when it came again: "
                        + attempt.failure());
            }
        }
    }

    private static ClientId transactionOf(ProposedEvent fact) {
        return ((FundsDeposited) fact.event()).transactionId();
    }

    private void theStateIsWhatTheLogSays() {
        List<Standing> toCompare = new ArrayList<>(seen);
        toCompare.add(databases.state().live());
        toCompare.sort(Comparator.comparingLong(standing -> standing.at().position()));
        Set<UUID> expectedTasks = new HashSet<>();
        InMemoryState state = InMemoryState.empty();
        int next = 0;
        next = compare(toCompare, next, LogPosition.START, state);
        for (RecordedEvent recorded : events) {
            materialize(recorded, state, expectedTasks);
            next = compare(toCompare, next, recorded.at(), state);
        }
        if (next < toCompare.size()) {
            findings.add("The state is at " + toCompare.get(next).at() + ", but the log ends at " + events.size());
        }
        if (databases.state().live().at().position() != events.size()) {
            findings.add("In the end the state is at "
                    + databases.state().live().at().position() + ", but the log ends at " + events.size());
        }
        Set<UUID> tasks = new HashSet<>();
        databases.log().tasks().forEach(task -> tasks.add(task.id()));
        if (!tasks.equals(expectedTasks)
                || tasks.size() != databases.log().tasks().size()) {
            findings.add("The events called for " + expectedTasks.size() + " tasks, but the ledger has "
                    + databases.log().tasks().size());
        }
    }

    private int compare(List<Standing> toCompare, int first, LogPosition at, InMemoryState state) {
        int next = first;
        while (next < toCompare.size() && toCompare.get(next).at().position() == at.position()) {
            Standing standing = toCompare.get(next++);
            if (!standing.at().equals(at)) {
                findings.add("At position " + at.position() + " the state knows another hash than the log.");
            }
            if (!standing.contents().equals(state.contents())) {
                findings.add("At position " + at.position() + " the state differs from what the log says.");
            }
        }
        return next;
    }

    /** Independent of the engine: as a new event, so that its tasks are seen. */
    private void materialize(RecordedEvent recorded, InMemoryState state, Set<UUID> expectedTasks) {
        EventMetadata metadata = recorded.metadata();
        Event event = databases
                .codec()
                .decode(recorded.name(), recorded.version(), recorded.data().text());
        EventType<?> type = databases.catalogue().typeOf(event);
        CommandMetadata command =
                new CommandMetadata(metadata.commandId(), metadata.creator(), metadata.actor(), metadata.recordedAt());
        List<Task> tasks = new ArrayList<>();
        new CommandExecution(command, state, metadata::id, metadata.position() - 1)
                .materialize(type, event, metadata, tasks::add, sentence -> {});
        for (int i = 0; i < tasks.size(); i++) {
            expectedTasks.add(RecordedTask.idOf(
                    metadata.id(),
                    metadata.position(),
                    metadata.recordedAt(),
                    tasks.get(i).kind() + " " + i));
        }
    }
}
