package dev.daybook.domain.kernel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CodeListTest {

    private static final CodeList CODES =
            CodeList.of(List.of("# a list", "", "AA 2", "BB 3 ..1993-06 2003-07..2006-09", "CC - 2025-03.."));

    @Test
    void keepsTheProperties() {
        assertThat(CODES.codes()).containsOnlyKeys("AA", "BB", "CC");
        assertThat(CODES.find("BB").orElseThrow().properties()).containsExactly("3");
        assertThat(CODES.find("DD")).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "AA, 0001-01-01, true",
        "AA, 9999-12-31, true",
        "BB, 0001-01-01, true",
        "BB, 1993-06-30, true",
        "BB, 1993-07-01, false",
        "BB, 2003-06-30, false",
        "BB, 2003-07-01, true",
        "BB, 2006-09-30, true",
        "BB, 2006-10-01, false",
        "CC, 2025-02-28, false",
        "CC, 2025-03-01, true",
        "CC, 9999-12-31, true"
    })
    void isValidFromTheFirstDayOfAMonthToTheLastDayOfAMonth(String code, LocalDate day, boolean valid) {
        assertThat(CODES.find(code).orElseThrow().isValidOn(day)).isEqualTo(valid);
    }

    @Test
    void refusesACodeThatStandsThereTwice() {
        assertThatThrownBy(() -> CodeList.of(List.of("AA", "AA"))).hasMessage("The code AA stands there twice");
    }

    @Test
    void refusesAResourceThatIsMissing() {
        assertThatThrownBy(() -> CodeList.read(CodeListTest.class, "none.txt"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("none.txt");
    }
}
