package dev.daybook.domain.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * Given some events, when a creator runs, then these events follow, or that rejection.
 *
 * <pre>{@code
 * Scenario.of(new AccountFeature(), new CompanyFeature())
 *         .given(acme, accountOpened)
 *         .when(new WithdrawFunds(…))
 *         .thenRejected("account.insufficient-funds");
 * }</pre>
 *
 * <p>It is the engine in miniature, over repositories in memory, with a clock that stands still and ids that are counted.
 * After every step it insists on what holds for every noun: a creator writes nothing and decides the same thing when it
 * is asked again; a replay of all events gives an equal state; no task is submitted on a replay.
 *
 * <p>A scenario goes on: a second {@code when} finds the state that the first one left.
 */
public final class Scenario {

    /** The instant at which everything in a scenario is recorded. */
    public static final Instant NOW = Instant.parse("2025-05-17T09:30:00.123456Z");

    /** Who does everything in a scenario. */
    public static final String ACTOR = "writer";

    private static final String FACT = "RecordEvents";

    private final EventCatalogue catalogue;
    private final List<Recorded> log = new ArrayList<>();
    private InMemoryState state = InMemoryState.empty();
    private int idsHandedOut;
    private int commands;

    private record Recorded(Event event, EventMetadata metadata) {}

    private record Creation(InMemoryState repositories, Counter ids) implements CreationContext {

        @Override
        public Instant recordedAt() {
            return NOW;
        }

        @Override
        public UUID newId() {
            return Scenario.newId(ids.next());
        }

        @Override
        public String actor() {
            return ACTOR;
        }

        @Override
        public <R extends StateRepository> R state(Class<R> port) {
            return repositories.state(port);
        }
    }

    private record Materialization(
            EventMetadata metadata, InMemoryState repositories, TaskGateway tasks, ProblemReporter problems)
            implements MaterializationContext {

        @Override
        public <R extends StateRepository> R state(Class<R> port) {
            return repositories.state(port);
        }
    }

    private static final class Counter {
        private int last;

        private Counter(int last) {
            this.last = last;
        }

        private int next() {
            return ++last;
        }
    }

    private Scenario(EventCatalogue catalogue) {
        this.catalogue = catalogue;
    }

    /** A scenario with nothing recorded yet, for the events of those features. */
    public static Scenario of(Feature... features) {
        return new Scenario(new EventCatalogue(List.of(features)));
    }

    /** The id that the creators of a scenario are given at their n-th request, counted from 1. */
    public static UUID newId(int n) {
        return new UUID(0x0000_0000_0000_4000L, 0x8000_0000_0000_0000L | n);
    }

    /** Those events have happened; none of them may contradict the state. */
    public Scenario given(Event... events) {
        whenRecorded(events).thenRecorded(events);
        return this;
    }

    /** That creator has run and was not refused. */
    public Scenario given(Creator creator) {
        when(creator).thenAccepted();
        return this;
    }

    /** Facts from outside are recorded, which no creator has decided: all of them or none. */
    public Outcome whenRecorded(Event... facts) {
        return append(List.of(facts), FACT);
    }

    /** That creator runs. */
    public Outcome when(Creator creator) {
        Counter ids = new Counter(idsHandedOut);
        List<? extends Event> events;
        try {
            events = decide(creator, ids);
        } catch (Rejection rejection) {
            return Outcome.rejected(rejection, state);
        }
        assertThat(decide(creator, new Counter(idsHandedOut)))
                .as("what %s decides when it is asked again", creator)
                .isEqualTo(events);
        Outcome outcome = append(events, creator.commandName()).ofDecision();
        if (outcome.rejection().isEmpty()) {
            idsHandedOut = ids.last;
        }
        return outcome;
    }

    /** The state as it is now. */
    public InMemoryState state() {
        return state;
    }

    private List<? extends Event> decide(Creator creator, Counter ids) {
        Object before = state.contents();
        Creation context = new Creation(state, ids);
        try {
            creator.announce(context);
            return creator.create(context);
        } finally {
            assertThat(state.contents())
                    .as("the state after %s has decided, which writes nothing", creator)
                    .isEqualTo(before);
        }
    }

    private Outcome append(List<? extends Event> events, String creator) {
        int length = log.size();
        UUID commandId = new UUID(0x0000_0000_0000_4000L, 0xc000_0000_0000_0000L | ++commands);
        List<Task> tasks = new ArrayList<>();
        List<String> problems = new ArrayList<>();
        try (LiveTasks gateway = new LiveTasks(tasks)) {
            for (Event event : events) {
                assertThat(event.subjects())
                        .as("the subjects of %s", event)
                        .hasSizeBetween(1, Event.MOST_SUBJECTS)
                        .doesNotHaveDuplicates();
                Recorded recorded = new Recorded(event, metadata(log.size() + 1L, creator, commandId));
                log.add(recorded);
                materialize(recorded, state, gateway, problems::add);
            }
        } catch (Rejection rejection) {
            log.subList(length, log.size()).clear();
            state = replay();
            return Outcome.rejected(rejection, state);
        }
        assertThat(replay().contents()).as("the state after a replay").isEqualTo(state.contents());
        return new Outcome(List.copyOf(events), tasks, problems, Optional.empty(), false, state);
    }

    private InMemoryState replay() {
        InMemoryState replayed = InMemoryState.empty();
        log.forEach(recorded -> materialize(recorded, replayed, task -> {}, sentence -> {}));
        return replayed;
    }

    private void materialize(
            Recorded recorded, InMemoryState repositories, TaskGateway tasks, ProblemReporter problems) {
        EventType<?> type = catalogue.typeOf(recorded.event());
        type.announce(recorded.event(), repositories);
        type.materialize(recorded.event(), new Materialization(recorded.metadata(), repositories, tasks, problems));
    }

    private static EventMetadata metadata(long position, String creator, UUID commandId) {
        UUID id = new UUID(0x0000_0000_0000_4000L, 0xa000_0000_0000_0000L | position);
        return new EventMetadata(position, id, NOW, ACTOR, creator, commandId);
    }

    /** Open as long as its event is live; a materializer that keeps it and submits on a replay is found out. */
    private static final class LiveTasks implements TaskGateway, AutoCloseable {

        private final List<Task> submitted;
        private boolean open = true;

        private LiveTasks(List<Task> submitted) {
            this.submitted = submitted;
        }

        @Override
        public void submit(Task task) {
            assertThat(open).as("%s is submitted while its event is live", task).isTrue();
            submitted.add(task);
        }

        @Override
        public void close() {
            open = false;
        }
    }
}
