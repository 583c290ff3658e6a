package dev.daybook.domain.kernel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EventNameTest {

    @ParameterizedTest
    @ValueSource(strings = {"A", "AccountOpened", "X1"})
    void isLettersAndDigitsAfterACapital(String text) {
        assertThat(new EventName(text)).hasToString(text);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "accountOpened", "1A", "Account Opened", "Account.Opened", "AccountOpened\n", "Účet"})
    void isNothingElse(String text) {
        assertRefused(text);
    }

    @Test
    void has100CharactersAtMost() {
        assertThat(new EventName("N".repeat(100)).value()).hasSize(100);
        assertRefused("N".repeat(101));
    }

    @Test
    void isOrderedByItsText() {
        assertThat(new EventName("A")).isLessThan(new EventName("B"));
    }

    private static void assertRefused(String text) {
        assertThatThrownBy(() -> new EventName(text))
                .isInstanceOfSatisfying(
                        Rejection.class,
                        rejection -> assertThat(rejection.code()).isEqualTo("event.invalid-name"));
    }
}
