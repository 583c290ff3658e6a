package dev.daybook.adapters.rest.parameter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.daybook.adapters.rest.problem.ProblemException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Lists of entity tags as in RFC 9110, sections 8.8.3, 13.1.1 and 13.1.2. */
class EntityTagsTest {

    private static final String CURRENT = "\"17-1-ab\"";

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '\'',
            value = {
                "\"17-1-ab\"             | true  | true",
                "\"16-1-ab\"             | false | false",
                "W/\"17-1-ab\"           | false | true",
                "\"16-1-ab\", \"17-1-ab\"  | true  | true",
                "\"16-1-ab\",\"17-1-ab\"   | true  | true",
                "W/\"17-1-ab\",\"17-1-ab\" | true  | true",
                ", ,\"17-1-ab\" ,,        | true  | true",
                "\"16-1-ab\", W/\"x\"      | false | false",
                "*                     | true  | true",
                "' * '                 | true  | true",
                "\"*\"                   | false | false",
                "\"\"                    | false | false",
                "''                    | false | false",
                "','                   | false | false",
                "\"a,b\", \"17-1-ab\"      | true  | true",
                "\"ÿ\", \"17-1-ab\"        | true  | true"
            })
    void a_change_needs_the_strong_tag_and_a_read_is_content_with_a_weak_one(
            String header, boolean permits, boolean knows) {
        EntityTags tags = EntityTags.parse(header);
        assertThat(tags.permit(CURRENT)).isEqualTo(permits);
        assertThat(tags.know(CURRENT)).isEqualTo(knows);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "17",
                "\"17",
                "17\"",
                "'17'",
                "w/\"17\"",
                "W/17",
                "W/ \"17\"",
                "\"a\" \"b\"",
                "\"a\"\"b\"",
                "*, \"a\"",
                "\"a\", *",
                "**",
                "\"a b\"",
                "\"a\tb\"",
                "\"a\";q=1",
                "\"a\", b",
                "\u007f",
                "\"\u007f\""
            })
    void a_malformed_value_is_refused(String header) {
        assertThatThrownBy(
                        () -> ParameterForm.of(EntityTags.class).orElseThrow().read("If-Match", header))
                .isInstanceOfSatisfying(
                        ProblemException.class,
                        refused -> assertThat(refused.code()).isEqualTo("request.invalid-parameter"))
                .hasMessageStartingWith(
                        "Parameter If-Match must be * or entity tags in double quotes with commas between them, not");
    }

    @Test
    void a_long_list_is_read() {
        String header = String.join(", ", List.of("\"" + "x".repeat(10_000) + "\"", "\"y\",".repeat(10_000), CURRENT));
        assertThat(EntityTags.parse(header).permit(CURRENT)).isTrue();
        assertThat(EntityTags.parse(header).permit("\"z\"")).isFalse();
    }
}
