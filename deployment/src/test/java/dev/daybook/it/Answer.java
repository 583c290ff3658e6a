package dev.daybook.it;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.net.http.HttpHeaders;
import java.net.http.HttpResponse;

/** What Daybook has answered. */
record Answer(int status, HttpHeaders headers, String body) {

    private static final ObjectMapper JSON = new ObjectMapper()
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);

    static Answer of(HttpResponse<String> response) {
        return new Answer(response.statusCode(), response.headers(), response.body());
    }

    static JsonNode parse(String json) {
        try {
            return JSON.readTree(json);
        } catch (JsonProcessingException notJson) {
            throw new AssertionError("Not JSON: " + json, notJson);
        }
    }

    JsonNode json() {
        return parse(body);
    }

    String header(String name) {
        return headers.firstValue(name).orElse("");
    }

    long position() {
        return Long.parseLong(header("Event-Position"));
    }

    /** The text at that place in the body. */
    String text(String pointer) {
        return json().at(pointer).asText();
    }

    Answer isStatus(int expected) {
        assertThat(status).as(body).isEqualTo(expected);
        return this;
    }

    /** Insists on a problem as the contract has it. */
    Answer isProblem(int expected, String code) {
        isStatus(expected);
        assertThat(header("Content-Type")).isEqualTo("application/problem+json");
        JsonNode problem = json();
        assertThat(problem.at("/code").asText()).as(body).isEqualTo(code);
        assertThat(problem.at("/type").asText()).isEqualTo("urn:daybook:problem:" + code);
        assertThat(problem.at("/status").asInt()).isEqualTo(expected);
        assertThat(problem.at("/title").asText()).isNotBlank();
        assertThat(problem.at("/detail").asText()).isNotBlank();
        assertThat(problem.at("/instance").asText()).startsWith("/");
        assertThat(body)
                .doesNotContain("dev.daybook")
                .doesNotContain("jackson")
                .doesNotContain("java.")
                .doesNotContain("RESTEASY")
                .doesNotContain("Exception");
        return this;
    }
}
