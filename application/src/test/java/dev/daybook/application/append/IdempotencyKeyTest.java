package dev.daybook.application.append;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.daybook.application.append.IdempotencyKey.OfRequest;
import dev.daybook.application.append.IdempotencyKey.OfThing;
import dev.daybook.domain.kernel.ClientId;
import dev.daybook.domain.kernel.Rejection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The texts under which keys are stored for ever. */
class IdempotencyKeyTest {

    private static OfRequest key(String subject, String route, String key) {
        return new OfRequest(new PrincipalId("local", subject), route, key);
    }

    @Test
    void aKeyOfARequestIsStoredWithItsOwnerAndWasStoredWithout() {
        OfRequest key = key("writer", "POST /events", "k 1");
        assertThat(key.text()).isEqualTo("local:writer/POST /events k 1");
        assertThat(key.knownAs()).containsExactly("local:writer/POST /events k 1", "POST /events k 1");
    }

    @Test
    void aKeyOfAThingIsCommonToAll() {
        OfThing key = new OfThing("deposit", new ClientId("D-1"));
        assertThat(key.text()).isEqualTo("deposit D-1");
        assertThat(key.knownAs()).containsExactly("deposit D-1");
    }

    @ParameterizedTest
    @CsvSource({
        "writer, local:writer",
        "a b, local:a+b",
        "a/b, local:a%2Fb",
        "a:b, local:a%3Ab",
        "a%2Fb, local:a%252Fb",
        "=, local:%3D",
        "jan@bank.example, local:jan%40bank.example",
        "Žofie, local:%C5%BDofie"
    })
    void aPrincipalsTextHasNoSlashAndNoSpace(String subject, String text) {
        assertThat(new PrincipalId("local", subject)).hasToString(text);
    }

    @Test
    void differentKeysHaveDifferentTexts() {
        List<String> parts = List.of("a", "b", "a/b", "a b", "a/POST /events b", "local:a", "%2F", "+", "a/", "=");
        Set<String> texts = new HashSet<>();
        int count = 0;
        for (String subject : parts) {
            for (String route : List.of("POST /events", "PUT /companies/{}/address")) {
                for (String key : parts) {
                    texts.add(key(subject, route, key).text());
                    count++;
                }
            }
        }
        assertThat(texts).hasSize(count);
    }

    @Test
    void noKeyOfOneFormLooksLikeAKeyOfAnother() {
        List<String> subjects = List.of("deposit D-1", "POST /events k", "deposit", "POST", " ", "x/POST /events k");
        List<String> keys = List.of("k", "D-1", "local:deposit/POST /events k", "local:writer/POST /events k");
        for (String subject : subjects) {
            for (String key : keys) {
                OfRequest one = key(subject, "POST /events", key);
                assertThat(one.text().indexOf(':')).isBetween(1, one.text().indexOf(' '));
                assertThat(one.textWithoutOwner()).startsWith("POST ");
            }
        }
        assertThat(new OfThing("interest-calculation", new ClientId("local~writer")).text())
                .doesNotContain(":");
    }

    @Test
    void aStoredKeyFitsIntoAnIndexHoweverLongTheNamesAre() {
        String longName = "ž".repeat(5_000);
        OfRequest longest = key(longName, "PUT /accounts/{}/interest-settlement/{}", "k".repeat(255));
        assertThat(longest.text()).hasSizeLessThan(700).startsWith("local:=");
        assertThat(key(longName + "x", longest.route(), longest.key()).text()).isNotEqualTo(longest.text());
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "Local", "local:", "a b", "1a"})
    void aRealmIsAPlainWord(String realm) {
        assertThatThrownBy(() -> new PrincipalId(realm, "writer")).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void aPrincipalHasAName() {
        assertThatThrownBy(() -> new PrincipalId("local", "")).isInstanceOf(IllegalArgumentException.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "  ", "a\tb", "é"})
    void aKeyIsPrintableAscii(String bad) {
        assertThatThrownBy(() -> key("writer", "POST /events", bad))
                .isInstanceOfSatisfying(
                        Rejection.class, refused -> assertThat(refused.code()).isEqualTo("idempotency-key.invalid"));
    }

    @Test
    void aKeyHas255CharactersAtMost() {
        assertThat(key("writer", "POST /events", "k".repeat(255)).key()).hasSize(255);
        assertThatThrownBy(() -> key("writer", "POST /events", "k".repeat(256)))
                .isInstanceOfSatisfying(
                        Rejection.class, refused -> assertThat(refused.code()).isEqualTo("idempotency-key.invalid"));
    }

    @Test
    void aKeySaysWhatItsSecondUseContradicts() {
        Rejection thing = new OfThing("deposit", new ClientId("4711")).contradiction();
        assertThat(thing.kind()).isEqualTo(Rejection.Kind.CONFLICT);
        assertThat(thing.code()).isEqualTo("deposit.exists");
        Rejection request = key("writer", "POST /events", "k 1").contradiction();
        assertThat(request.kind()).isEqualTo(Rejection.Kind.REFUSED);
        assertThat(request.code()).isEqualTo("idempotency-key.reused");
        assertThat(request.sentence()).contains("\"k 1\"", "POST /events");
    }
}
