package dev.daybook.adapters.rest.read;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatNoException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.daybook.adapters.rest.parameter.EntityTags;
import dev.daybook.adapters.rest.parameter.ParameterConverters;
import dev.daybook.application.append.Caller.Precondition;
import dev.daybook.domain.kernel.InMemoryState;
import dev.daybook.domain.kernel.Rejection;
import java.lang.annotation.Annotation;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class ViewTagTest {

    private static final UUID ONE = UUID.fromString("0193b0de-0000-7000-8000-000000000001");
    private static final UUID OTHER = UUID.fromString("0193b0de-0000-7000-8000-000000000002");

    private final ViewTag tag = new ViewTag(1);

    private Optional<Precondition> required(Optional<String> ifMatch, Optional<Long> position) {
        return tag.requiredBy(ifMatch.map(ViewTagTest::parsed), "/accounts/A-1", state -> position);
    }

    private static EntityTags parsed(String header) {
        return Objects.requireNonNull(
                        new ParameterConverters().getConverter(EntityTags.class, EntityTags.class, new Annotation[0]))
                .fromString(header);
    }

    @Test
    void it_is_made_of_the_last_change_the_views_version_and_the_state() {
        assertThat(tag.of(17, ONE)).isEqualTo("\"17-1-0193b0de000070008000000000000001\"");
        assertThat(tag.of(18, ONE)).isNotEqualTo(tag.of(17, ONE));
        assertThat(tag.of(17, OTHER)).isNotEqualTo(tag.of(17, ONE));
        assertThat(new ViewTag(2).of(17, ONE)).isNotEqualTo(tag.of(17, ONE));
    }

    @Test
    void a_change_is_made_to_what_its_caller_has_seen() {
        Precondition seen =
                required(Optional.of(tag.of(17, ONE)), Optional.of(17L)).orElseThrow();
        assertThatNoException().isThrownBy(() -> seen.require(InMemoryState.empty(), ONE));
        assertThatThrownBy(() -> seen.require(InMemoryState.empty(), OTHER))
                .isInstanceOfSatisfying(Rejection.class, refused -> {
                    assertThat(refused.kind()).isEqualTo(Rejection.Kind.OUTDATED);
                    assertThat(refused.code()).isEqualTo("request.precondition-failed");
                })
                .hasMessage(
                        "None of the tags in If-Match is the current one of /accounts/A-1: it was changed by event 17,"
                                + " or the state was built again. Read it again with GET /accounts/A-1, and decide on what you"
                                + " read.");
        Precondition older =
                required(Optional.of(tag.of(16, ONE)), Optional.of(17L)).orElseThrow();
        assertThatThrownBy(() -> older.require(InMemoryState.empty(), ONE)).isInstanceOf(Rejection.class);
    }

    @Test
    void a_thing_that_does_not_exist_is_left_to_the_creator() {
        Precondition any = required(Optional.of("*"), Optional.empty()).orElseThrow();
        assertThatNoException().isThrownBy(() -> any.require(InMemoryState.empty(), ONE));
    }

    @Test
    void without_the_header_nothing_is_required() {
        assertThat(required(Optional.empty(), Optional.of(17L))).isEmpty();
    }
}
