package dev.daybook.application.task;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;

/** Which kinds of tasks can be carried out. */
class TaskHandlersTest {

    private final Parcels parcels = new Parcels();
    private final TaskHandlers handlers = new TaskHandlers(List.of(parcels));

    @Test
    void aHandlerWithAllItsSettingsIsReady() {
        assertThat(handlers.ready("parcel")).contains(parcels);
        assertThat(handlers.readyKinds()).containsExactly("parcel");
        assertThat(handlers.obstacle("parcel")).isEmpty();
        assertThat(handlers.obstacles()).isEmpty();
    }

    @Test
    void aHandlerThatMissesASettingIsNot() {
        parcels.missing.addAll(List.of("PARCEL_SERVICE is not set.", "PARCEL_USER is not set."));
        assertThat(handlers.ready("parcel")).isEmpty();
        assertThat(handlers.readyKinds()).isEmpty();
        assertThat(handlers.obstacle("parcel")).contains("PARCEL_SERVICE is not set. PARCEL_USER is not set.");
        assertThat(handlers.obstacles())
                .containsExactly(
                        "Tasks of the kind parcel wait: PARCEL_SERVICE is not set.",
                        "Tasks of the kind parcel wait: PARCEL_USER is not set.");
    }

    @Test
    void aKindWithoutAHandlerIsNamed() {
        assertThat(handlers.ready("pigeon")).isEmpty();
        assertThat(handlers.obstacle("pigeon")).contains("This build has no handler for tasks of the kind pigeon.");
    }

    @Test
    void twoHandlersOfOneKindAreRefused() {
        List<Parcels> two = List.of(parcels, new Parcels());
        assertThatThrownBy(() -> new TaskHandlers(two))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("Two handlers have the kind parcel. Rename or remove one of them.");
    }
}
