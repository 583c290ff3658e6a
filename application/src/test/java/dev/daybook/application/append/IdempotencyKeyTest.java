package dev.daybook.application.append;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.daybook.application.append.IdempotencyKey.OfRequest;
import dev.daybook.application.append.IdempotencyKey.OfThing;
import dev.daybook.domain.kernel.ClientId;
import dev.daybook.domain.kernel.Rejection;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class IdempotencyKeyTest {

    @Test
    void isStoredInTheFormInWhichEarlierCommandsWereStored() {
        assertThat(new OfThing("deposit", new ClientId("4711")).text()).isEqualTo("deposit 4711");
        assertThat(new OfRequest("POST /events", "k 1").text()).isEqualTo("POST /events k 1");
    }

    @Test
    void saysWhatItsSecondUseContradicts() {
        Rejection thing = new OfThing("deposit", new ClientId("4711")).contradiction();
        assertThat(thing.kind()).isEqualTo(Rejection.Kind.CONFLICT);
        assertThat(thing.code()).isEqualTo("deposit.exists");
        Rejection request = new OfRequest("POST /events", "k 1").contradiction();
        assertThat(request.kind()).isEqualTo(Rejection.Kind.REFUSED);
        assertThat(request.code()).isEqualTo("idempotency-key.reused");
        assertThat(request.sentence()).contains("\"k 1\"", "POST /events");
    }

    @ParameterizedTest
    @ValueSource(strings = {"a", "~", "two words", "!\"#"})
    void ofARequestIsPrintableAscii(String key) {
        assertThat(new OfRequest("POST /events", key).key()).isEqualTo(key);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "a\n", "a\u001f", "a\u007f", "é", "a\u0000"})
    void ofARequestIsNothingElse(String key) {
        assertInvalid(key);
    }

    @Test
    void ofARequestHas255CharactersAtMost() {
        assertThat(new OfRequest("POST /events", "k".repeat(255)).key()).hasSize(255);
        assertInvalid("k".repeat(256));
    }

    private static void assertInvalid(String key) {
        assertThatThrownBy(() -> new OfRequest("POST /events", key))
                .isInstanceOfSatisfying(
                        Rejection.class,
                        rejection -> assertThat(rejection.code()).isEqualTo("idempotency-key.invalid"));
    }
}
