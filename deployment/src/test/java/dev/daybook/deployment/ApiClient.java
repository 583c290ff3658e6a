package dev.daybook.deployment;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/** A caller of one Daybook's API, as one of its local users. */
final class ApiClient {
    private static final Duration PATIENCE = Duration.ofSeconds(90);

    private final URI api;
    private final HttpClient http = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(5))
            .build();

    /**
     * A caller of the Daybook at that address.
     *
     * @param server with a slash at its end
     */
    ApiClient(URI server) {
        this.api = server.resolve("api/v1/");
    }

    HttpResponse<String> put(String path, String json) throws IOException, InterruptedException {
        return http.send(
                as("writer", path)
                        .header("Content-Type", "application/json")
                        .PUT(HttpRequest.BodyPublishers.ofString(json))
                        .build(),
                HttpResponse.BodyHandlers.ofString());
    }

    HttpResponse<String> get(String path) throws IOException, InterruptedException {
        return http.send(as("reader", path).build(), HttpResponse.BodyHandlers.ofString());
    }

    /** A request as an operator. */
    HttpResponse<String> operate(String method, String path, @Nullable String json)
            throws IOException, InterruptedException {
        return request("operator", method, path, json);
    }

    /** A request as that user. */
    HttpResponse<String> request(String user, String method, String path, @Nullable String json)
            throws IOException, InterruptedException {
        HttpRequest.Builder request = as(user, path);
        if (json == null) {
            request.method(method, HttpRequest.BodyPublishers.noBody());
        } else {
            request.header("Content-Type", "application/json")
                    .method(method, HttpRequest.BodyPublishers.ofString(json));
        }
        return http.send(request.build(), HttpResponse.BodyHandlers.ofString());
    }

    CompletableFuture<HttpResponse<String>> importing(ImportFile file, int batch) {
        return http.sendAsync(
                as("importer", "events/import?batch=" + batch)
                        .header("Content-Type", "application/x-ndjson")
                        .POST(HttpRequest.BodyPublishers.ofString(file.text()))
                        .build(),
                HttpResponse.BodyHandlers.ofString());
    }

    /** A company with one account to pay into. */
    void openAccount(String account) throws IOException, InterruptedException {
        mustBeDone(put("companies/of-" + account, """
                {"name":"Of %s","contactEmail":"office@example.com",
                 "address":{"line1":"Hlavni 1","city":"Praha","postalCode":"11000","country":"CZ"}}""".formatted(account)));
        mustBeDone(put("accounts/" + account, """
                {"company":"of-%s","currency":"CZK","annualInterestRate":"0.035","openedOn":"2026-01-05"}""".formatted(account)));
    }

    static boolean isDone(HttpResponse<String> answer) {
        return answer.statusCode() == 200 || answer.statusCode() == 201;
    }

    static HttpResponse<String> mustBeDone(HttpResponse<String> answer) {
        if (!isDone(answer)) {
            throw new AssertionError(
                    answer.request().uri() + " answered " + answer.statusCode() + ": " + answer.body());
        }
        return answer;
    }

    private HttpRequest.Builder as(String user, String path) {
        String login = Base64.getEncoder().encodeToString((user + ":daybook").getBytes(StandardCharsets.UTF_8));
        return HttpRequest.newBuilder(api.resolve(path)).timeout(PATIENCE).header("Authorization", "Basic " + login);
    }
}
