package dev.daybook.domain.kernel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class EventTypeTest {

    private static final UUID LAMP = new UUID(0, 1);

    /** A made-up event that has had three shapes. */
    record LampDimmed(UUID lamp, int percent, String reason) implements Event {

        @Override
        public List<UUID> subjects() {
            return List.of(lamp);
        }
    }

    record LampDimmedV1(UUID lamp, int ofTen) {

        LampDimmed upgrade() {
            return new LampDimmedV2(lamp, ofTen * 10).upgrade();
        }
    }

    record LampDimmedV2(UUID lamp, int percent) {

        LampDimmed upgrade() {
            return new LampDimmed(lamp, percent, "unknown");
        }
    }

    private static final class Nobody implements Event {

        @Override
        public List<UUID> subjects() {
            return List.of();
        }
    }

    private final List<LampDimmed> materialized = new ArrayList<>();
    private final List<LampDimmed> announced = new ArrayList<>();

    private final EventType<LampDimmed> type = EventType.of(
                    "LampDimmed", 3, LampDimmed.class, (event, context) -> materialized.add(event))
            .upgrading(1, LampDimmedV1.class, LampDimmedV1::upgrade)
            .upgrading(2, LampDimmedV2.class, LampDimmedV2::upgrade)
            .announcing((event, state) -> announced.add(event));

    @Test
    void readsEveryVersionIntoTodaysShape() {
        assertThat(type.version()).isEqualTo(3);
        assertThat(type.readsEveryVersion()).isTrue();
        assertThat(type.upgraded(1, new LampDimmedV1(LAMP, 4))).isEqualTo(new LampDimmed(LAMP, 40, "unknown"));
        assertThat(type.upgraded(2, new LampDimmedV2(LAMP, 55))).isEqualTo(new LampDimmed(LAMP, 55, "unknown"));
        LampDimmed today = new LampDimmed(LAMP, 70, "dusk");
        assertThat(type.upgraded(3, today)).isSameAs(today);
    }

    @Test
    void saysInWhichRecordEachVersionIsRead() {
        assertThat(type.recordOf(1)).isEqualTo(LampDimmedV1.class);
        assertThat(type.recordOf(2)).isEqualTo(LampDimmedV2.class);
        assertThat(type.recordOf(3)).isEqualTo(LampDimmed.class);
    }

    @Test
    void refusesAVersionThatItDoesNotKnow() {
        assertThat(List.of(0, 4, -1)).allSatisfy(version -> {
            assertThat(type.reads(version)).isFalse();
            assertThatThrownBy(() -> type.recordOf(version))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessage("LampDimmed has no version " + version);
            assertThatThrownBy(() -> type.upgraded(version, new LampDimmedV1(LAMP, 4)))
                    .isInstanceOf(IllegalArgumentException.class);
        });
        assertThat(List.of(1, 2, 3)).allMatch(type::reads);
    }

    @Test
    void refusesDataOfAnotherVersionThanItSays() {
        assertThatThrownBy(() -> type.upgraded(1, new LampDimmedV2(LAMP, 4))).isInstanceOf(ClassCastException.class);
        assertThatThrownBy(() -> type.upgraded(3, new LampDimmedV2(LAMP, 4))).isInstanceOf(ClassCastException.class);
    }

    @Test
    void knowsThatAnEarlierVersionIsMissing() {
        EventType<LampDimmed> incomplete = EventType.of("LampDimmed", 3, LampDimmed.class, (event, context) -> {})
                .upgrading(1, LampDimmedV1.class, LampDimmedV1::upgrade);
        assertThat(incomplete.readsEveryVersion()).isFalse();
    }

    @Test
    void refusesEarlierVersionsOutOfOrder() {
        EventType<LampDimmed> bare = EventType.of("LampDimmed", 3, LampDimmed.class, (event, context) -> {});
        assertThatThrownBy(() -> bare.upgrading(2, LampDimmedV2.class, LampDimmedV2::upgrade))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("LampDimmed v3: earlier versions are listed in order from 1 on, not 2 here");
        assertThatThrownBy(() -> type.upgrading(2, LampDimmedV2.class, LampDimmedV2::upgrade))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void refusesTheCurrentVersionAsAnEarlierOne() {
        assertThatThrownBy(() -> type.upgrading(3, LampDimmedV2.class, LampDimmedV2::upgrade))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> EventType.of("LampDimmed", 1, LampDimmed.class, (event, context) -> {})
                        .upgrading(1, LampDimmedV1.class, LampDimmedV1::upgrade))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void refusesAnEventThatIsNoRecord() {
        assertThatThrownBy(() -> EventType.of("Nobody", 1, Nobody.class, (event, context) -> {}))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("is not a record");
    }

    @Test
    void refusesANameThatCannotBeStored() {
        assertThatThrownBy(() -> EventType.of("lamp.dimmed", 1, LampDimmed.class, (event, context) -> {}))
                .isInstanceOf(Rejection.class);
    }

    @Test
    void handsItsEventToMaterializerAndAnnouncement() {
        LampDimmed event = new LampDimmed(LAMP, 70, "dusk");
        InMemoryState state = InMemoryState.empty();
        type.announce(event, state);
        type.materialize(event, contextOn(state));
        assertThat(announced).containsExactly(event);
        assertThat(materialized).containsExactly(event);
    }

    private static MaterializationContext contextOn(InMemoryState state) {
        return new MaterializationContext() {
            @Override
            public EventMetadata metadata() {
                return new EventMetadata(1, LAMP, Scenario.NOW, Scenario.ACTOR, "DimLamp", LAMP);
            }

            @Override
            public TaskGateway tasks() {
                return task -> {};
            }

            @Override
            public ProblemReporter problems() {
                return sentence -> {};
            }

            @Override
            public <R extends StateRepository> R state(Class<R> port) {
                return state.state(port);
            }
        };
    }
}
