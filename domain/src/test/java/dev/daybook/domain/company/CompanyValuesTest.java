package dev.daybook.domain.company;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.daybook.domain.kernel.Rejection;
import java.util.List;
import java.util.Optional;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CompanyValuesTest {

    private static final CountryCode CZ = new CountryCode("CZ");

    @ParameterizedTest
    @ValueSource(strings = {"a", "Žluťoučký kůň, s.r.o.", "有限会社", "🏦 Bank", " padded "})
    void aNameIsAnyPrintableText(String text) {
        assertThat(new CompanyName(text)).hasToString(text);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", " ", "\t", "two\nlines", "nul\u0000", "escape\u001b[31m", "line\u2028separator", "half\ud83c"
            })
    void aNameIsNeitherBlankNorUnprintable(String text) {
        assertRefused("company.invalid-name", () -> new CompanyName(text));
    }

    @ParameterizedTest
    @ValueSource(strings = {"\u00a0", "\u200b\ufeff", "\u3164", "over\u202eride"})
    void aNewNameCanBeReadByPeople(String text) {
        CompanyName recorded = new CompanyName(text);
        assertRefused("company.invalid-name", recorded::requireVisible);
    }

    @ParameterizedTest
    @ValueSource(strings = {"\u00a0", "\u200b\ufeff", "\u3164", "over\u202eride"})
    void eachLineOfANewAddressCanBeReadByPeople(String text) {
        for (Address recorded : List.of(
                new Address(text, Optional.empty(), "b", "c", CZ),
                new Address("a", Optional.of(text), "b", "c", CZ),
                new Address("a", Optional.empty(), text, "c", CZ),
                new Address("a", Optional.empty(), "b", text, CZ))) {
            assertRefused("address.invalid-line", recorded::requireVisible);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"\u3164@b", "a@\u2800"})
    void aNewEmailAddressCanBeReadByPeople(String text) {
        EmailAddress recorded = new EmailAddress(text);
        assertRefused("email.invalid", recorded::requireVisible);
    }

    @Test
    void aCharacterIsACodePoint() {
        String clefs = "\ud834\udd1e".repeat(200);
        new CompanyName(clefs).requireVisible();
        assertRefused("company.invalid-name", () -> new CompanyName(clefs + "n"));
        assertThat(new Address(clefs, Optional.empty(), "b", "c", CZ).line1()).isEqualTo(clefs);
    }

    @Test
    void aNameHas200CharactersAtMost() {
        assertThat(new CompanyName("n".repeat(200)).value()).hasSize(200);
        assertRefused("company.invalid-name", () -> new CompanyName("n".repeat(201)));
    }

    @Test
    void anAddressNeedsEveryLineButTheSecond() {
        assertThat(new Address("a", Optional.empty(), "b", "c", CZ).line2()).isEmpty();
        assertRefused("address.invalid-line", () -> new Address("", Optional.empty(), "b", "c", CZ));
        assertRefused("address.invalid-line", () -> new Address("a", Optional.of(" "), "b", "c", CZ));
        assertRefused("address.invalid-line", () -> new Address("a", Optional.empty(), "", "c", CZ));
        assertRefused("address.invalid-line", () -> new Address("a", Optional.empty(), "b", "", CZ));
    }

    @Test
    void anAddressLineHas200PrintableCharactersAtMost() {
        String longest = "l".repeat(200);
        assertThat(new Address(longest, Optional.of(longest), longest, longest, CZ).city())
                .hasSize(200);
        assertThatThrownBy(() -> new Address("a", Optional.empty(), "b\u0000", "c", CZ))
                .hasMessage(
                        "The address's city has 1 to 200 characters, at least one of them visible, and no line breaks,"
                                + " other control characters or overrides of the writing direction; not \"b?\".");
        assertRefused("address.invalid-line", () -> new Address("a", Optional.empty(), "b", longest + "l", CZ));
    }

    @ParameterizedTest
    @ValueSource(strings = {"a@b", "first.last+tag@mail.example", "o'hara@example.org", "jiří@příklad.cz"})
    void anEmailAddressIsANameAndAHost(String text) {
        assertThat(new EmailAddress(text)).hasToString(text);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "a",
                "@b",
                "a@",
                "a@b@c",
                "a b@c",
                "a@b\r\nBcc: c@d",
                "a@b,c@d",
                "<a@b>",
                "a;b@c",
                "\"a\"@b",
                "a\\@b",
                "a\u0000@b",
                "a\u00a0b@c",
                "a@b\u2028c",
                "a\u202eb@c",
                "\ud83c@b"
            })
    void anEmailAddressHasNothingThatAMailHeaderCouldMisread(String text) {
        assertRefused("email.invalid", () -> new EmailAddress(text));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                ".a@c.example",
                "a.@c.example",
                "a..b@c.example",
                "-oX@c.example",
                "a@-c.example",
                "a@c-.example",
                "a@c..example",
                "a@.example",
                "a@c.example.",
                "a@[127.0.0.1]",
                "a@c_d.example"
            })
    void aCommandTakesNoAddressThatNoMailServerTakes(String text) {
        EmailAddress recorded = new EmailAddress(text);
        assertRefused("email.undeliverable", recorded::requireDeliverable);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "first.last+tag@sub.example.co.uk",
                "o'brien@example.com",
                "a-@x--y.example",
                "x@localhost",
                "1@2.example",
                "jos\u00e9@gr\u00e5.example",
                "a@xn--gr-zia.example"
            })
    void aCommandTakesEachAddressOfTheRightForm(String text) {
        new EmailAddress(text).requireDeliverable();
    }

    @Test
    void anEmailAddressHas64And189CharactersAtMost() {
        String longest = "n".repeat(64) + "@" + "h".repeat(189);
        assertThat(new EmailAddress(longest).value()).hasSize(254);
        assertRefused("email.invalid", () -> new EmailAddress("n" + longest));
        assertRefused("email.invalid", () -> new EmailAddress(longest + "h"));
    }

    private static void assertRefused(String code, ThrowingCallable construction) {
        assertThatThrownBy(construction)
                .isInstanceOfSatisfying(
                        Rejection.class,
                        rejection -> assertThat(rejection.code()).isEqualTo(code));
    }
}
