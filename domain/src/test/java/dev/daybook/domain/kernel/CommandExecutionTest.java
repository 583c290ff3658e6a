package dev.daybook.domain.kernel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.daybook.domain.kernel.EventTypeTest.LampDimmed;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.UUID;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The steps of one command. */
class CommandExecutionTest {

    private static final CommandMetadata COMMAND =
            new CommandMetadata(new UUID(0, 9), "DimLamp", Scenario.ACTOR, Scenario.NOW);

    private final List<String> done = new ArrayList<>();
    private final Supplier<UUID> ids = new Supplier<>() {
        private int last;

        @Override
        public UUID get() {
            return new UUID(1, ++last);
        }
    };
    private final CommandExecution execution = new CommandExecution(COMMAND, new Notes(true), ids, 41);

    /** A state that notes what becomes of it. */
    private final class Notes implements CommandState {

        private final boolean canDiscard;

        private Notes(boolean canDiscard) {
            this.canDiscard = canDiscard;
        }

        @Override
        public void keep() {
            done.add("keep");
        }

        @Override
        public boolean discard() {
            done.add("discard");
            return canDiscard;
        }

        @Override
        public <R extends StateRepository> R state(Class<R> port) {
            throw new IllegalStateException("There is no repository here");
        }
    }

    /** A made-up event about so many things. */
    record Things(List<UUID> subjects) implements Event {}

    @Test
    void eventsAreNumberedWithoutAGap() {
        assertThat(execution.number())
                .isEqualTo(
                        new EventMetadata(42, new UUID(1, 1), Scenario.NOW, Scenario.ACTOR, "DimLamp", new UUID(0, 9)));
        assertThat(execution.number(new UUID(5, 5)).position()).isEqualTo(43);
        assertThat(execution.number().id()).isEqualTo(new UUID(1, 2));
    }

    @Test
    void aCreatorIsToldTimeActorAndNewIds() {
        List<Object> told = new ArrayList<>();
        assertThat(execution.decide(
                        now -> {
                            told.addAll(List.of(now.recordedAt(), now.actor(), now.newId(), now.newId()));
                            return List.of(new LampDimmed(new UUID(0, 1), 5, "dusk"));
                        },
                        false))
                .hasSize(1);
        assertThat(told).containsExactly(Scenario.NOW, Scenario.ACTOR, new UUID(1, 1), new UUID(1, 2));
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void aCreatorIsToldWhetherItsActorMayApprove(boolean mayApprove) {
        List<Boolean> told = new ArrayList<>();
        execution.decide(
                now -> {
                    told.add(now.mayApprove());
                    return List.of();
                },
                mayApprove);
        assertThat(told).containsExactly(mayApprove);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 3})
    void anEventAboutNothingOrTooMuchIsNotMaterialized(int subjects) {
        assertThatThrownBy(() -> materialize(subjects))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("names " + subjects + " subjects");
        assertThat(done).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2})
    void anEventAboutOneOrTwoThingsIsMaterialized(int subjects) {
        materialize(subjects);
        assertThat(done).containsExactly("materialized");
    }

    private void materialize(int subjects) {
        Event event = new Things(Collections.nCopies(subjects, new UUID(0, 1)));
        EventType<Things> type = EventType.of("Things", 1, Things.class, (any, context) -> done.add("materialized"));
        execution.materialize(type, event, execution.number(), task -> {}, problem -> {});
    }

    @Test
    void workThatReturnsIsKept() {
        CommandExecution.keepOrTakeBack(new Notes(true), () -> done.add("work"));
        assertThat(done).containsExactly("work", "keep");
    }

    @Test
    void workThatFailsIsTakenBack() {
        RuntimeException failure = new IllegalStateException("failed");
        assertThatThrownBy(() -> CommandExecution.keepOrTakeBack(new Notes(true), () -> {
                    throw failure;
                }))
                .isSameAs(failure);
        assertThat(done).containsExactly("discard");
    }

    @Test
    void workThatFailsAndCannotBeTakenBackIsToldApart() {
        RuntimeException failure = new IllegalStateException("failed");
        assertThatThrownBy(() -> CommandExecution.keepOrTakeBack(new Notes(false), () -> {
                    throw failure;
                }))
                .isInstanceOfSatisfying(
                        CommandExecution.NotTakenBack.class,
                        notTakenBack -> assertThat(notTakenBack.failure()).isSameAs(failure));
        assertThat(done).containsExactly("discard");
    }
}
