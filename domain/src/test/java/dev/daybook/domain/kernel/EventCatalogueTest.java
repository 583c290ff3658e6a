package dev.daybook.domain.kernel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.daybook.domain.kernel.EventTypeTest.LampDimmed;
import dev.daybook.domain.kernel.EventTypeTest.LampDimmedV1;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class EventCatalogueTest {

    /** Another made-up event. */
    record LampBroken(UUID lamp) implements Event {

        @Override
        public List<UUID> subjects() {
            return List.of(lamp);
        }
    }

    /** A made-up feature. */
    record Lamps(String noun, List<EventType<?>> events) implements Feature {}

    private static final EventType<LampBroken> BROKEN =
            EventType.of("LampBroken", 1, LampBroken.class, (event, context) -> {});
    private static final EventType<LampDimmed> DIMMED =
            EventType.of("LampDimmed", 1, LampDimmed.class, (event, context) -> {});

    @Test
    void findsATypeByNameAndByEvent() {
        EventCatalogue catalogue = catalogue(BROKEN, DIMMED);
        assertThat(catalogue.find(new EventName("LampBroken"))).contains(BROKEN);
        assertThat(catalogue.find(new EventName("LampStolen"))).isEmpty();
        assertThat(catalogue.typeOf(new LampBroken(new UUID(0, 1)))).isSameAs(BROKEN);
    }

    @Test
    void listsTheTypesByNameWithTheEnginesOwn() {
        assertThat(catalogue(DIMMED, BROKEN).types())
                .map(EventType::toString)
                .containsExactly("EventAmended v2", "LampBroken v1", "LampDimmed v1");
    }

    @Test
    void knowsNoOtherAmendmentThanTheEngines() {
        EventType<?> forged = EventType.of("EventAmended", 1, LampBroken.class, (event, context) -> {});
        assertThatThrownBy(() -> catalogue(forged))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("EventAmended is registered twice");
    }

    @Test
    void refusesAnEventThatNoFeatureRegisters() {
        EventCatalogue catalogue = catalogue(DIMMED);
        assertThatThrownBy(() -> catalogue.typeOf(new LampBroken(new UUID(0, 1))))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("LampBroken is registered by no feature");
    }

    @Test
    void cannotExistEmpty() {
        assertThatThrownBy(() -> new EventCatalogue(List.of()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("No feature registers any event: is META-INF/services/dev.daybook.domain.kernel.Feature on"
                        + " the class path?");
        assertThatThrownBy(EventCatalogueTest::catalogue).isInstanceOf(IllegalArgumentException.class);
        ClassLoader without = ClassLoader.getPlatformClassLoader();
        assertThatThrownBy(() -> EventCatalogue.load(without)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void cannotExistWithANameTwice() {
        EventType<LampDimmed> sameName = EventType.of("LampBroken", 1, LampDimmed.class, (event, context) -> {});
        assertThatThrownBy(() -> new EventCatalogue(List.of(lamps("lamp", BROKEN), lamps("light", sameName))))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("The event name LampBroken is registered twice, the second time by the feature light");
    }

    @Test
    void cannotExistWithARecordTwice() {
        EventType<LampBroken> sameRecord = EventType.of("LampCrashed", 1, LampBroken.class, (event, context) -> {});
        assertThatThrownBy(() -> catalogue(BROKEN, sameRecord))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("LampBroken is registered twice");
    }

    @Test
    void cannotExistWithAnEarlierVersionMissing() {
        EventType<LampDimmed> third = EventType.of("LampDimmed", 3, LampDimmed.class, (event, context) -> {})
                .upgrading(1, LampDimmedV1.class, LampDimmedV1::upgrade);
        assertThatThrownBy(() -> catalogue(third))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("LampDimmed v3 of the feature lamp cannot read one of its earlier versions");
    }

    @Test
    void cannotExistWithAVersionBelowOne() {
        assertThatThrownBy(() -> catalogue(EventType.of("LampBroken", 0, LampBroken.class, (event, context) -> {})))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void loadsTheFeaturesOfThisBuild() {
        assertThat(EventCatalogue.load(EventCatalogue.class.getClassLoader()).types())
                .map(EventType::toString)
                .contains("AccountOpened v1", "CompanyCreated v1", "EventAmended v2");
    }

    private static EventCatalogue catalogue(EventType<?>... types) {
        return new EventCatalogue(List.of(lamps("lamp", types)));
    }

    private static Lamps lamps(String noun, EventType<?>... types) {
        return new Lamps(noun, List.of(types));
    }
}
