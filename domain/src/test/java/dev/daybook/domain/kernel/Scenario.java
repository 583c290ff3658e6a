package dev.daybook.domain.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;

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
 * <p>It carries commands out by {@link CommandExecution}, as the engine does, over repositories in memory, with a clock
 * that stands still and ids that are counted. After every step it checks what holds for every noun: a creator writes
 * nothing and decides the same thing when it is asked again; creators and materializers announce the rows that they look
 * up by a key; a replay of all events gives an equal state; no task is submitted on a replay; a refused command leaves no
 * trace in the state.
 *
 * <p>A scenario goes on: a second {@code when} finds the state that the first one left.
 */
public final class Scenario {

    /** The instant at which everything in a scenario is recorded. */
    public static final Instant NOW = Instant.parse("2025-05-17T09:30:00.123456Z");

    /** Who does everything in a scenario, unless another person acts. */
    public static final String ACTOR = "writer";

    private static final String FACT = "RecordEvents";

    private final EventCatalogue catalogue;
    private final List<Recorded> log = new ArrayList<>();
    private final InMemoryState state = InMemoryState.empty();
    private String actor = ACTOR;
    private int idsHandedOut;
    private int commands;

    private record Recorded(Event event, EventMetadata metadata) {}

    private static final class Counter implements Supplier<UUID> {
        private int last;

        private Counter(int last) {
            this.last = last;
        }

        @Override
        public UUID get() {
            return newId(++last);
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

    /** From now on, that person acts. */
    public Scenario actor(String person) {
        actor = person;
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

    /** That creator runs, for an actor who may approve nothing. */
    public Outcome when(Creator creator) {
        return when(creator, false);
    }

    /** That creator runs, for an actor who may approve what a rule forbids to others. */
    public Outcome whenApproved(Creator creator) {
        return when(creator, true);
    }

    private Outcome when(Creator creator, boolean mayApprove) {
        Counter ids = new Counter(idsHandedOut);
        List<? extends Event> events;
        try {
            events = decide(creator, mayApprove, ids);
        } catch (Rejection rejection) {
            return Outcome.rejected(rejection, state);
        }
        assertThat(decide(creator, mayApprove, new Counter(idsHandedOut)))
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

    private List<? extends Event> decide(Creator creator, boolean mayApprove, Counter ids) {
        Object before = state.contents();
        AnnouncedReads reads = new AnnouncedReads(state);
        try {
            creator.announce(reads);
            return execution(creator.commandName(), reads, ids).decide(creator, mayApprove);
        } finally {
            assertThat(state.contents())
                    .as("the state after %s has decided, which writes nothing", creator)
                    .isEqualTo(before);
        }
    }

    private Outcome append(List<? extends Event> events, String creator) {
        int length = log.size();
        commands++;
        AnnouncedReads reads = new AnnouncedReads(state);
        CommandExecution execution = execution(creator, reads, new Counter(0));
        List<Task> tasks = new ArrayList<>();
        List<String> problems = new ArrayList<>();
        try {
            CommandExecution.keepOrTakeBack(state, () -> {
                for (Event event : events) {
                    requireSubjects(event);
                    EventMetadata metadata = execution.number(eventId(log.size() + 1));
                    EventType<?> type = catalogue.typeOf(event);
                    type.announce(event, reads);
                    execution.materialize(type, event, metadata, tasks::add, problems::add);
                    log.add(new Recorded(event, metadata));
                }
            });
        } catch (Rejection rejection) {
            log.subList(length, log.size()).clear();
            requireSameAfterReplay();
            return Outcome.rejected(rejection, state);
        }
        requireSameAfterReplay();
        return new Outcome(List.copyOf(events), tasks, problems, Optional.empty(), false, state);
    }

    private CommandExecution execution(String creator, CommandState reads, Supplier<UUID> ids) {
        UUID id = new UUID(0x0000_0000_0000_4000L, 0xc000_0000_0000_0000L | commands);
        return new CommandExecution(new CommandMetadata(id, creator, actor, NOW), reads, ids, log.size());
    }

    private static void requireSubjects(Event event) {
        assertThat(event.subjects())
                .as("the subjects of %s", event)
                .hasSizeBetween(1, Event.MOST_SUBJECTS)
                .doesNotHaveDuplicates();
    }

    private void requireSameAfterReplay() {
        InMemoryState replayed = InMemoryState.empty();
        for (Recorded recorded : log) {
            EventType<?> type = catalogue.typeOf(recorded.event());
            type.announce(recorded.event(), replayed);
            Materialization.again(type, recorded.event(), recorded.metadata(), replayed);
        }
        assertThat(replayed.contents()).as("the state after a replay").isEqualTo(state.contents());
    }

    private static UUID eventId(int position) {
        return new UUID(0x0000_0000_0000_4000L, 0xa000_0000_0000_0000L | position);
    }
}
