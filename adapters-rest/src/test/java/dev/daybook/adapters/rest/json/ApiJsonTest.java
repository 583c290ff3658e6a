package dev.daybook.adapters.rest.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.core.JsonProcessingException;
import dev.daybook.adapters.rest.problem.ProblemException;
import dev.daybook.domain.kernel.ClientId;
import dev.daybook.domain.kernel.Rejection;
import dev.daybook.domain.money.InterestRate;
import dev.daybook.domain.money.Money;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ApiJsonTest {

    private final ApiJson json = new ApiJson();

    record View(
            UUID key,
            ClientId id,
            Optional<ClientId> other,
            Money amount,
            InterestRate rate,
            LocalDate day,
            Instant at,
            String text,
            Optional<String> absent,
            @JsonInclude(JsonInclude.Include.ALWAYS) Optional<String> next) {}

    private static final View VIEW = new View(
            UUID.fromString("0f1b6b0e-6f0c-4b7e-9d7d-0a7c51a5d001"),
            new ClientId("A-17"),
            Optional.of(new ClientId("A-18")),
            Money.of("7", "CZK"),
            InterestRate.of("0.0350"),
            LocalDate.of(1, 1, 1),
            Instant.parse("2026-01-05T08:09:10.120Z"),
            "€ \" /",
            Optional.empty(),
            Optional.empty());

    private static final String TEXT = """
            {"key":"0f1b6b0e-6f0c-4b7e-9d7d-0a7c51a5d001","id":"A-17","other":"A-18",\
            "amount":{"value":"7.00","currency":"CZK"},"rate":"0.035","day":"0001-01-01",\
            "at":"2026-01-05T08:09:10.120Z","text":"€ \\" /","next":null}""";

    @Test
    void everyValueHasOneForm() throws JsonProcessingException {
        assertThat(json.text(VIEW)).isEqualTo(TEXT);
        assertThat(json.bytes(VIEW)).isEqualTo(TEXT.getBytes(StandardCharsets.UTF_8));
        assertThat(JsonBodyReader.read(json, TEXT, View.class)).isEqualTo(VIEW);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\"A-17\"~17",
                "\"A-17\"~{\"value\":\"A-17\"}",
                "\"A-17\"~[\"A-17\"]",
                "\"A-17\"~null",
                "\"A-17\"~\"\\u0000\"",
                "\"A-17\"~\"\\ud800\"",
                "\"0.035\"~0.035",
                "\"7.00\"~7.00",
                "\"7.00\"~\"7e2\"",
                "0001-01-01~0000-01-01",
                "0001-01-01~2023-02-29",
                "0f1b6b0e-6f0c-4b7e-9d7d-0a7c51a5d001~1-1-1-1-1"
            })
    void aValueInAnotherFormIsRefused(String change) {
        String[] fromTo = change.split("~", -1);
        String changed = TEXT.replace(fromTo[0], fromTo[1]);
        assertThat(changed).isNotEqualTo(TEXT);
        assertThatThrownBy(() -> JsonBodyReader.read(json, changed, View.class))
                .isInstanceOfSatisfying(
                        ProblemException.class,
                        problem -> assertThat(problem.code()).isEqualTo(JsonRefusal.WRONG_SHAPE));
    }

    @Test
    void aValueThatTheDomainRefusesIsARejection() {
        assertThatThrownBy(() -> JsonBodyReader.read(json, TEXT.replace("A-17", "A 17"), View.class))
                .isInstanceOfSatisfying(
                        Rejection.class,
                        rejection -> assertThat(rejection.code()).isEqualTo("client-id.invalid"));
    }
}
