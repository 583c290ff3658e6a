package dev.daybook.adapters.persistence.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.daybook.application.log.UnreadableEvent;
import dev.daybook.domain.account.FundsDeposited;
import dev.daybook.domain.kernel.Event;
import dev.daybook.domain.kernel.EventCatalogue;
import dev.daybook.domain.kernel.EventName;
import dev.daybook.domain.kernel.Rejection;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class JacksonEventCodecTest {

    private static final String DEPOSIT = "{\"accountId\":\"0f1b6b0e-6f0c-4b7e-9d7d-0a7c51a5d001\","
            + "\"transactionId\":\"1\",\"amount\":{\"value\":\"7.00\",\"currency\":\"CZK\"},"
            + "\"occurredOn\":\"1993-01-01\"}";

    private static final EventCatalogue CATALOGUE = EventCatalogue.load(JacksonEventCodecTest.class.getClassLoader());

    private final JacksonEventCodec codec = new JacksonEventCodec(CATALOGUE);

    private Event deposit(String from, String to) {
        return codec.decode(new EventName("FundsDeposited"), 1, DEPOSIT.replace(from, to));
    }

    @Test
    void amountsHaveOneText() {
        assertThat(codec.encode(deposit("7.00", "7")).text()).isEqualTo(DEPOSIT);
        assertThat(deposit("7.00", "7.0")).isEqualTo(deposit("", "")).isInstanceOf(FundsDeposited.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\"7.00\"~7.00",
                "7.00~+7.00",
                "7.00~07.00",
                "7.00~7e2",
                "7.00~.5",
                "7.00~NaN",
                "7.00~111111111111111111111",
                "1993-01-01~1993-02-30",
                "1993-01-01~93-01-01",
                "1993-01-01~0000-01-01",
                "1993-01-01~+11993-01-01",
                "0f1b6b0e-6f0c-4b7e-9d7d-0a7c51a5d001~1-1-1-1-1",
                "0f1b6b0e-6f0c-4b7e-9d7d-0a7c51a5d001~123456789-1234-1234-1234-12345678901",
                "0f1b6b0e-6f0c-4b7e-9d7d-0a7c51a5d001~+f1b6b0e-6f0c-4b7e-9d7d-0a7c51a5d001",
                "\"transactionId\":\"1\"~\"transactionId\":1",
                "\"transactionId\":\"1\"~\"transactionId\":null",
                "\"transactionId\":\"1\"~\"transactionId\":\"\\u0000\"",
                "\"transactionId\":\"1\"~\"transactionId\":\"\\ud800\"",
                "\"transactionId\":\"1\"~\"transactionId\":\"1\",\"transactionId\":\"1\"",
                "\"transactionId\":\"1\",~",
                "\"transactionId\"~\"transactionid\"",
                "}}~}} {}",
                "{\"acc~[\"acc",
            })
    void nothingIsReadThatDoesNotSayExactlyWhatItMeans(String change) {
        String[] fromTo = change.split("~", -1);
        String changed = change.equals("}}~}} {}") ? DEPOSIT + " {}" : DEPOSIT.replace(fromTo[0], fromTo[1]);
        assertThat(changed).isNotEqualTo(DEPOSIT);
        assertThatThrownBy(() -> codec.decode(new EventName("FundsDeposited"), 1, changed))
                .isInstanceOfSatisfying(UnreadableEvent.class, unreadable -> {
                    assertThat(unreadable.code()).isEqualTo("event.unreadable-data");
                    assertThat(unreadable.getMessage()).doesNotContain("java.").doesNotContain("dev.daybook");
                });
    }

    @Test
    void anExplicitNullOfAnOptionalFieldIsAnAbsentOne() {
        String absent =
                "{\"companyId\":\"0f1b6b0e-6f0c-4b7e-9d7d-0a7c51a5d001\",\"clientId\":\"acme\",\"name\":\"Acme\","
                        + "\"address\":{\"line1\":\"a\",\"city\":\"b\",\"postalCode\":\"c\",\"country\":\"CZ\"},"
                        + "\"contactEmail\":\"office@example.com\"}";
        String explicit = absent.replace("\"city\"", "\"line2\":null,\"city\"");
        EventName name = new EventName("CompanyCreated");
        assertThat(codec.decode(name, 1, explicit)).isEqualTo(codec.decode(name, 1, absent));
        assertThat(codec.encode(codec.decode(name, 1, explicit)).text()).isEqualTo(absent);
        assertThat(codec.canonical(name, 1, explicit).text()).isEqualTo(absent);
    }

    @Test
    void nullIsNotAnEvent() {
        assertThatThrownBy(() -> codec.decode(new EventName("FundsDeposited"), 1, "null"))
                .isInstanceOfSatisfying(
                        UnreadableEvent.class,
                        unreadable -> assertThat(unreadable.code()).isEqualTo("event.unreadable-data"));
    }

    @Test
    void aValueOutOfBoundsIsRejectedWithItsOwnCode() {
        assertThatThrownBy(() -> deposit("7.00", "7.001"))
                .isInstanceOfSatisfying(
                        Rejection.class,
                        rejection -> assertThat(rejection.code()).isEqualTo("money.too-many-decimals"));
        assertThatThrownBy(() -> deposit("7.00", "-7.00"))
                .isInstanceOfSatisfying(
                        Rejection.class,
                        rejection -> assertThat(rejection.code()).isEqualTo("money.negative"));
        assertThatThrownBy(() -> deposit("CZK", "CZX"))
                .isInstanceOfSatisfying(
                        Rejection.class,
                        rejection -> assertThat(rejection.code()).isEqualTo("money.unknown-currency"));
    }

    @Test
    void unknownNamesAndVersionsAreNamed() {
        assertThatThrownBy(() -> codec.decode(new EventName("FundsLost"), 1, DEPOSIT))
                .hasMessageContaining("There is no event named FundsLost");
        assertThatThrownBy(() -> codec.decode(new EventName("FundsDeposited"), 2, DEPOSIT))
                .hasMessageContaining("has no version 2; the current one is 1");
    }
}
