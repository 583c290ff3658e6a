package dev.daybook.domain.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class RejectionTest {

    @Test
    void namesTheThingThatDoesNotExist() {
        Rejection rejection = Rejection.unknown("account", new ClientId("A-17"));
        assertThat(rejection.kind()).isEqualTo(Rejection.Kind.UNKNOWN);
        assertThat(rejection.code()).isEqualTo("account.unknown");
        assertThat(rejection.sentence()).isEqualTo("There is no account A-17.");
        assertThat(rejection.subject()).contains(new Rejection.Subject("account", "A-17"));
    }

    @Test
    void namesAThingByItsInternalIdToo() {
        UUID id = new UUID(1, 2);
        assertThat(Rejection.unknown("company", id).subject())
                .contains(new Rejection.Subject("company", id.toString()));
    }

    @Test
    void refusesAndContradictsWithoutASubject() {
        Rejection refused = Rejection.refused("noun.reason", "No.");
        assertThat(refused.kind()).isEqualTo(Rejection.Kind.REFUSED);
        assertThat(refused.subject()).isEmpty();
        Rejection conflict = Rejection.conflict("noun.reason", "No.");
        assertThat(conflict.kind()).isEqualTo(Rejection.Kind.CONFLICT);
        assertThat(conflict.subject()).isEmpty();
        Rejection outdated = Rejection.outdated("noun.reason", "No.");
        assertThat(outdated.kind()).isEqualTo(Rejection.Kind.OUTDATED);
        assertThat(outdated.subject()).isEmpty();
    }

    @Test
    void isAnAnswerAndNoDefectSoItHasNoStackTrace() {
        assertThat(Rejection.refused("noun.reason", "No.").getStackTrace()).isEmpty();
    }

    static List<Arguments> hostileTexts() {
        return List.of(
                Arguments.of("plain", "plain"),
                Arguments.of("", ""),
                Arguments.of("two\nlines", "two?lines"),
                Arguments.of("\r\nHTTP/1.1 200", "??HTTP/1.1 200"),
                Arguments.of("\u001b[31mred", "?[31mred"),
                Arguments.of("nul\u0000", "nul?"),
                Arguments.of("\u202egnp.exe", "?gnp.exe"),
                Arguments.of("žluť", "?lu?"),
                Arguments.of("half\ud83c", "half?"),
                Arguments.of("<b>&amp;", "<b>&amp;"),
                Arguments.of("a\" is fine. \"b", "a' is fine. 'b"));
    }

    @ParameterizedTest
    @MethodSource("hostileTexts")
    void quotesHostileTextSoThatItCannotLeaveItsQuotes(String text, String quoted) {
        assertThat(Rejection.quote(text)).isEqualTo('"' + quoted + '"');
    }

    @Test
    void quotesOnlyTheStartOfALongText() {
        assertThat(Rejection.quote("x".repeat(60))).isEqualTo('"' + "x".repeat(60) + '"');
        assertThat(Rejection.quote("x".repeat(61))).isEqualTo('"' + "x".repeat(60) + "…\"");
        assertThat(Rejection.quote("x".repeat(10_000_000))).hasSize(63);
    }
}
