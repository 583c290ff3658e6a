package dev.daybook.domain.kernel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.util.List;
import java.util.ServiceLoader;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** The tables of contents of this build's nouns, and the engine's own event. */
class FeatureTest {

    private final List<Feature> features = ServiceLoader.load(Feature.class).stream()
            .map(ServiceLoader.Provider::get)
            .toList();

    @Test
    void everyNounIsNamedOnce() {
        assertThat(features)
                .extracting(Feature::noun)
                .contains("account", "company")
                .doesNotHaveDuplicates();
    }

    @Test
    void everyNounDeclaresWhatItRefuses() {
        List<RejectionCode> codes = features.stream()
                .flatMap(feature -> feature.rejections().stream())
                .toList();
        assertThat(codes).extracting(RejectionCode::code).doesNotHaveDuplicates();
        assertThat(codes)
                .extracting(RejectionCode::kind, RejectionCode::code)
                .contains(
                        tuple(Rejection.Kind.REFUSED, "account.insufficient-funds"),
                        tuple(Rejection.Kind.UNKNOWN, "account.unknown"),
                        tuple(Rejection.Kind.UNKNOWN, "company.unknown"),
                        tuple(Rejection.Kind.CONFLICT, "company.exists"));
    }

    @Test
    void anAmendmentIsAboutTheAmendedEvent() {
        UUID amended = new UUID(0, 3);
        EventAmended event =
                new EventAmended(3, new UUID(0, 4), amended, 1, "", "", "", "x", "one", "another", List.of());
        assertThat(event.subjects()).containsExactly(amended);
    }
}
