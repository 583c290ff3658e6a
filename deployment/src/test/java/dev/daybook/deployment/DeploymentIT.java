package dev.daybook.deployment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import org.jboss.arquillian.container.test.api.RunAsClient;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@RunAsClient
@ExtendWith(ArquillianExtension.class)
class DeploymentIT {
    private final HttpClient http = HttpClient.newHttpClient();

    @ParameterizedTest
    @ValueSource(strings = {"reader", "writer", "importer", "auditor", "operator", "approver"})
    void theStatusIsToldToEveryRole(String user) throws Exception {
        assertThat(get(api("status"), user, "daybook").statusCode()).isEqualTo(200);
    }

    @Test
    void aRequestWithoutThePasswordIsRefused() throws Exception {
        assertThat(get(api("status"), "reader", "guess").statusCode()).isEqualTo(401);
        assertThat(http.send(HttpRequest.newBuilder(api("status")).build(), HttpResponse.BodyHandlers.ofString())
                        .statusCode())
                .isEqualTo(401);
    }

    @Test
    void healthAndTheDescriptionOfTheApiNeedNoName() {
        await().atMost(Duration.ofSeconds(30))
                .untilAsserted(() -> assertThat(
                                anonymous(DaybookUnderTest.managementUrl().resolve("health/ready"))
                                        .statusCode())
                        .isEqualTo(200));
        await().untilAsserted(() -> assertThat(
                        anonymous(DaybookUnderTest.url().resolve("openapi")).body())
                .contains("openapi: 3"));
    }

    @Test
    void theServerSaysNothingAboutItself() throws Exception {
        HttpResponse<String> answer = get(api("status"), "reader", "daybook");
        assertThat(answer.headers().map()).doesNotContainKeys("server", "x-powered-by");
    }

    private static URI api(String path) {
        return DaybookUnderTest.url().resolve("api/v1/" + path);
    }

    private HttpResponse<String> anonymous(URI uri) throws IOException, InterruptedException {
        return http.send(HttpRequest.newBuilder(uri).build(), HttpResponse.BodyHandlers.ofString());
    }

    private HttpResponse<String> get(URI uri, String user, String password) throws IOException, InterruptedException {
        String basic = Base64.getEncoder().encodeToString((user + ":" + password).getBytes(StandardCharsets.UTF_8));
        return http.send(
                HttpRequest.newBuilder(uri)
                        .header("Authorization", "Basic " + basic)
                        .build(),
                HttpResponse.BodyHandlers.ofString());
    }
}
