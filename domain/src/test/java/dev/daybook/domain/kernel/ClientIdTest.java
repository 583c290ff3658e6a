package dev.daybook.domain.kernel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ClientIdTest {

    @ParameterizedTest
    @ValueSource(strings = {"a", "A-17", "0", ".0", "...", "_", "~", "-", "2024-05-17T09.30_~"})
    void isMadeOfTheUnreservedCharactersOfAUri(String text) {
        assertThat(new ClientId(text)).hasToString(text);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", ".", "..", " ", "a b", "a/b", "a\n", "\na", "á", "a+b", "a%20", "a:b", "a\u0000", "🐎"})
    void isMadeOfNothingElse(String text) {
        assertRefused(text);
    }

    @Test
    void has128CharactersAtMost() {
        assertThat(new ClientId("x".repeat(128)).value()).hasSize(128);
        assertRefused("x".repeat(129));
    }

    @Test
    void saysWhatIsWrong() {
        assertThatThrownBy(() -> new ClientId("a b"))
                .hasMessage(
                        "A client id is 1 to 128 characters of A-Z a-z 0-9 . _ ~ -, other than \".\" and \"..\", not \"a b\".");
    }

    @Test
    void isOrderedByCodePoint() {
        List<String> inOrder = List.of("-", ".0", "0", "10", "2", "A", "Z", "_", "a", "a-", "aa", "b", "~");
        assertThat(Stream.of("b", "2", "~", "a-", "_", "Z", "10", "aa", "-", "a", "A", ".0", "0")
                        .map(ClientId::new)
                        .sorted()
                        .map(ClientId::value))
                .isEqualTo(inOrder);
    }

    private static void assertRefused(String text) {
        assertThatThrownBy(() -> new ClientId(text))
                .isInstanceOfSatisfying(
                        Rejection.class,
                        rejection -> assertThat(rejection.code()).isEqualTo("client-id.invalid"));
    }
}
