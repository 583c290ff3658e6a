package dev.daybook.domain.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class VisibleTextTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "a",
                "7",
                "-",
                "Žluťoučký kůň, s.r.o.",
                "有限会社",
                "한국",
                " padded ",
                "no-break\u00a0space",
                "e\u0301 with a combining mark",
                "می\u200cخواهم",
                "\ud83d\udc69\u200d\ud83d\udcbb",
                "\ud835\udd1e",
                "\u05d0\u200e"
            })
    void takesWhatPeopleCanRead(String text) {
        assertThat(VisibleText.fits(text, 200)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "\u00a0\u00a0",
                "\u2007\u202f\u3000",
                "\u200b",
                "\ufeff",
                "\u200d\u200c",
                "\u2060\u00ad",
                "\u180e",
                "\u115f\u1160",
                "\u3164",
                "\uffa0",
                "\u2800",
                "\u0301",
                "\ufe0f",
                "\u2065",
                "\udb40\udc41",
                "\udb43\udff0"
            })
    void refusesWhatHasNoVisibleCharacter(String text) {
        assertThat(VisibleText.fits(text, 200)).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "two\nlines",
                "tab\tstop",
                "nul\u0000",
                "escape\u001b[31m",
                "next line\u0085",
                "line\u2028separator",
                "paragraph\u2029separator",
                "over\u202eride",
                "em\u202abed\u202c",
                "iso\u2066late\u2069",
                "half\ud83c"
            })
    void refusesControlCharactersAndOverridesOfTheDirection(String text) {
        assertThat(VisibleText.fits(text, 200)).isFalse();
    }

    @Test
    void countsCodePoints() {
        String clef = "\ud834\udd1e";
        assertThat(VisibleText.length(clef.repeat(3))).isEqualTo(3);
        assertThat(VisibleText.fits(clef.repeat(200), 200)).isTrue();
        assertThat(VisibleText.fits(clef.repeat(201), 200)).isFalse();
    }
}
