package dev.daybook.adapters.rest.problem;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HeadFilterTest {

    @ParameterizedTest
    @ValueSource(strings = {"/", "/api/v1/accounts/A-17", "/api/v1/accounts/%C3%A9", "/a;b=c", "//", "/a+b~c'(d)*"})
    void lets_a_readable_path_or_query_through(String text) {
        assertThat(HeadFilter.refusal(text, null, 5, 100)).isEmpty();
        assertThat(HeadFilter.refusal("/", text, 5, 100)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/%",
                "/%z",
                "/%zz",
                "/%1",
                "/a%1g",
                "/\u00e9",
                "/a b",
                "/<",
                "/{x}",
                "/a|b",
                "/#",
                "/\u0001",
                "/%ff",
                "/%c3%28",
                "/%ed%a0%80"
            })
    void refuses_what_cannot_be_decoded(String text) {
        assertThat(HeadFilter.refusal(text, null, 5, 100))
                .hasValueSatisfying(problem -> assertThat(problem.code()).isEqualTo("request.malformed"));
        assertThat(HeadFilter.refusal("/", text, 5, 100))
                .hasValueSatisfying(problem -> assertThat(problem.status()).isEqualTo(400));
    }

    @Test
    void bounds_the_head() {
        int most = HeadFilter.MOST_CHARACTERS;
        assertThat(HeadFilter.refusal("/" + "a".repeat(most - 1), null, 0, 0)).isEmpty();
        assertThat(HeadFilter.refusal("/", null, HeadFilter.MOST_HEADERS, most - 1))
                .isEmpty();
        assertThat(HeadFilter.refusal("/", "a", HeadFilter.MOST_HEADERS, most - 2))
                .isEmpty();
        assertThat(HeadFilter.refusal("/", "a", 1, most - 1))
                .hasValueSatisfying(problem -> assertThat(problem.status()).isEqualTo(431));
        assertThat(HeadFilter.refusal("/", null, HeadFilter.MOST_HEADERS + 1, 1))
                .hasValueSatisfying(problem -> assertThat(problem.code()).isEqualTo("request.head-too-large"));
        assertThat(HeadFilter.refusal("/".repeat(most + 1), null, 0, 0)).isPresent();
    }
}
