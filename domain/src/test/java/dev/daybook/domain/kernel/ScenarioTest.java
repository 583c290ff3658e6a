package dev.daybook.domain.kernel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

/** The fixture must find each kind of breach of the rules. */
class ScenarioTest {

    private static final UUID BELL = new UUID(0, 1);
    private static final BellRung RUNG = new BellRung(1);

    /** A made-up event. */
    record BellRung(int times) implements Event {

        @Override
        public List<UUID> subjects() {
            return List.of(BELL);
        }
    }

    /** A made-up event that no feature registers. */
    record BellMuted(UUID bell) implements Event {

        @Override
        public List<UUID> subjects() {
            return List.of(bell);
        }
    }

    /** A made-up event about nothing. */
    record NothingRung() implements Event {

        @Override
        public List<UUID> subjects() {
            return List.of();
        }
    }

    /** A made-up task. */
    record WakeVillage() implements Task {

        @Override
        public String kind() {
            return "wake-village";
        }
    }

    private interface Tower extends StateRepository {

        void ring(int times);

        void expect(UUID bell);

        boolean existsBell(UUID bell);
    }

    private static final class InMemoryTower implements Tower, InMemoryRepository {

        private Integer rings = 0;

        @Override
        public void ring(int times) {
            rings += times;
        }

        @Override
        public void expect(UUID bell) {}

        @Override
        public boolean existsBell(UUID bell) {
            return true;
        }

        @Override
        public Object contents() {
            return rings;
        }

        @Override
        public void restore(Object contents) {
            rings = (Integer) contents;
        }
    }

    /** Plugs the tower in for these tests alone. */
    public static final class Towers implements InMemoryNoun {

        @Override
        public void register(InMemoryState state) {
            state.register(Tower.class, new InMemoryTower());
        }
    }

    @Test
    void findsACreatorThatWrites() {
        Creator writing = now -> {
            now.state(Tower.class).ring(1);
            return List.of(RUNG);
        };
        assertThatThrownBy(() -> honest().when(writing))
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining("which writes nothing");
    }

    @Test
    void findsACreatorThatWritesAndThenRefuses() {
        Creator writing = now -> {
            now.state(Tower.class).ring(1);
            throw Rejection.refused("bell.cracked", "The bell is cracked.");
        };
        assertThatThrownBy(() -> honest().when(writing))
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining("which writes nothing");
    }

    @Test
    void findsACreatorThatDecidesAnotherThingEachTime() {
        List<Integer> calls = new ArrayList<>();
        Creator moody = now -> {
            calls.add(1);
            return List.of(new BellRung(calls.size()));
        };
        assertThatThrownBy(() -> honest().when(moody))
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining("when it is asked again");
    }

    @Test
    void findsACreatorThatLooksUpWhatItHasNotAnnounced() {
        Creator silent = now -> {
            assertThat(now.state(Tower.class).existsBell(BELL)).isTrue();
            return List.of(RUNG);
        };
        assertThatThrownBy(() -> honest().when(silent))
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining("the announced rows, when existsBell(" + BELL + ") is called");
    }

    @Test
    void findsAMaterializerThatLooksUpWhatItsTypeHasNotAnnounced() {
        Materializer<BellRung> looking = (event, context) ->
                assertThat(context.state(Tower.class).existsBell(BELL)).isTrue();
        assertThatThrownBy(() -> scenario(looking).whenRecorded(RUNG))
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining("the announced rows");
        EventType<BellRung> announced = EventType.of("BellRung", 1, BellRung.class, looking)
                .announcing((event, state) -> state.state(Tower.class).expect(BELL));
        Scenario.of(feature(announced)).whenRecorded(RUNG).thenRecorded(RUNG);
    }

    @Test
    void findsAMaterializerThatGivesAnotherStateOnAReplay() {
        List<Integer> calls = new ArrayList<>();
        Scenario scenario = scenario((event, context) -> {
            calls.add(1);
            context.state(Tower.class).ring(calls.size());
        });
        assertThatThrownBy(() -> scenario.whenRecorded(RUNG))
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining("the state after a replay");
    }

    @Test
    void findsAMaterializerThatKeepsTheLiveTaskGatewayForAReplay() {
        List<TaskGateway> kept = new ArrayList<>();
        Scenario scenario = scenario((event, context) -> {
            kept.add(context.tasks());
            kept.get(0).submit(new WakeVillage());
        });
        assertThatThrownBy(() -> scenario.whenRecorded(RUNG))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("was submitted after event 1 was materialized");
    }

    @Test
    void findsAnEventAboutNothing() {
        Scenario scenario =
                Scenario.of(feature(EventType.of("NothingRung", 1, NothingRung.class, (event, context) -> {})));
        assertThatThrownBy(() -> scenario.whenRecorded(new NothingRung()))
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining("the subjects of NothingRung");
    }

    @Test
    void findsAnEventThatNoFeatureRegisters() {
        Event unregistered = new BellMuted(BELL);
        assertThatThrownBy(() -> honest().whenRecorded(unregistered)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void submitsTasksOnceAndNotOnAReplay() {
        scenario((event, context) -> context.tasks().submit(new WakeVillage()))
                .whenRecorded(RUNG, RUNG)
                .thenTasks(new WakeVillage(), new WakeVillage());
    }

    @Test
    void tellsWhoHasRefused() {
        Scenario scenario = scenario((event, context) -> {
            throw Rejection.conflict("bell.gone", "The bell is gone.");
        });
        Creator careless = now -> List.of(RUNG);
        scenario.when(careless).thenContradicted("bell.gone");
        assertFails(() -> scenario.when(careless).thenRejected("bell.gone"));
        scenario.whenRecorded(RUNG).thenRejected("bell.gone");
        assertFails(() -> scenario.whenRecorded(RUNG).thenContradicted("bell.gone"));
        Creator careful = now -> {
            throw Rejection.conflict("bell.gone", "The bell is gone.");
        };
        scenario.when(careful).thenRejected("bell.gone");
        assertFails(() -> scenario.when(careful).thenContradicted("bell.gone"));
    }

    @Test
    void findsWhatDidNotHappen() {
        assertFails(() -> honest().whenRecorded(RUNG).thenNothing());
        assertFails(() -> honest().whenRecorded(RUNG).thenRecorded(new BellRung(2)));
        assertFails(() -> honest().whenRecorded(RUNG).thenRejected("bell.cracked"));
        assertFails(() -> honest().whenRecorded(RUNG).thenTasks(new WakeVillage()));
        assertFails(() -> honest().whenRecorded(RUNG).thenReported("odd"));
        Creator refused = now -> {
            throw Rejection.refused("bell.cracked", "The bell is cracked.");
        };
        assertFails(() -> honest().when(refused).thenNothing());
        assertFails(() -> honest().when(refused).thenRecorded());
        assertFails(() -> honest().when(refused).thenRejected("bell.stolen"));
        assertFails(() -> honest().when(refused).thenRejected("bell.cracked", "It is cracked."));
        assertFails(() -> honest().when(refused).thenRejected(Rejection.Kind.CONFLICT, "bell.cracked"));
        assertFails(() -> honest().given(refused));
    }

    private static void assertFails(ThrowingCallable step) {
        assertThatThrownBy(step).isInstanceOf(AssertionError.class);
    }

    private static Scenario honest() {
        return scenario((event, context) -> context.state(Tower.class).ring(event.times()));
    }

    private static Scenario scenario(Materializer<BellRung> materializer) {
        return Scenario.of(feature(EventType.of("BellRung", 1, BellRung.class, materializer)));
    }

    private static Feature feature(EventType<?> type) {
        return new Feature() {
            @Override
            public String noun() {
                return "bell";
            }

            @Override
            public List<EventType<?>> events() {
                return List.of(type);
            }
        };
    }
}
