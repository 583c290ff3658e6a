package dev.daybook.domain.kernel;

import java.util.List;

/**
 * What an amendment means for the application state: the amended event is marked, and each thing that the event was or is
 * about takes over the position of the amendment. So a reader who knows a thing by its position notices the amendment.
 */
final class AmendmentMaterializer {

    private final List<Feature> features;

    AmendmentMaterializer(List<Feature> features) {
        this.features = List.copyOf(features);
    }

    void announce(EventAmended event, StateAccess state) {
        state.state(AmendedEventRepository.class).expect(event.position());
        event.subjectIds().forEach(id -> features.forEach(feature -> feature.expectSubject(id, state)));
    }

    void amended(EventAmended event, MaterializationContext context) {
        context.state(AmendedEventRepository.class)
                .mark(event, context.metadata().position());
        event.subjectIds().forEach(id -> features.forEach(feature -> feature.touchSubject(id, context)));
    }
}
