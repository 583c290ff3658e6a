package dev.daybook.benchmarks.daybook;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.daybook.benchmarks.load.Order;
import dev.daybook.benchmarks.load.Point;
import dev.daybook.local.EmbeddedPostgres;
import dev.daybook.local.LocalServer;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Base64;

/** A running Daybook, and the doors to it. */
public final class DaybookServer implements AutoCloseable {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Duration PATIENCE = Duration.ofMinutes(30);

    private final LocalServer server;
    private final HttpClient http = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(5))
            .build();

    private DaybookServer(LocalServer server) {
        this.server = server;
    }

    /**
     * Starts Daybook on that PostgreSQL and waits until it accepts commands.
     *
     * @param folder for the server's data
     * @param javaOptions more options of the server's virtual machine
     */
    public static DaybookServer start(
            Path wildfly, Path war, Path folder, EmbeddedPostgres postgres, String... javaOptions) throws IOException {
        Files.createDirectories(folder);
        Path copy = folder.resolve("daybook.war");
        BenchmarkWar.make(war, copy);
        LocalServer server = LocalServer.of(wildfly, folder.resolve("server"), copy)
                .databases(postgres)
                .nodeId("benchmark")
                // nothing runs that is not measured
                .environment("DAYBOOK_VERIFICATION_NIGHTLY", "off")
                .environment("DAYBOOK_VERIFICATION_ON_NEW_BUILD", "off")
                .javaOptions(javaOptions)
                .build();
        // an interrupted run must not leave a server running
        Runtime.getRuntime().addShutdownHook(new Thread(server::close, "close-server"));
        server.start();
        return new DaybookServer(server);
    }

    /** Has commands sent from inside the server. */
    public Point drive(Order order) throws IOException, InterruptedException {
        HttpRequest request = as("operator", server.url().resolve("benchmark"))
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofByteArray(JSON.writeValueAsBytes(order)))
                .build();
        return JSON.readValue(send(request), Point.class);
    }

    /** Imports a file of events, one a line, in transactions of that size; gives what the server said. */
    public JsonNode importEvents(Path file, int batch) throws IOException, InterruptedException {
        HttpRequest request = as("importer", server.url().resolve("api/v1/events/import?batch=" + batch))
                .header("Content-Type", "application/x-ndjson")
                .POST(HttpRequest.BodyPublishers.ofFile(file))
                .build();
        return JSON.readTree(send(request));
    }

    /** Has the log replayed, and waits for what comes of it. */
    public JsonNode replay(String kind) throws IOException, InterruptedException {
        URI replays = server.url().resolve("api/v1/replays");
        HttpRequest request = as("operator", replays)
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString("{\"kind\":\"" + kind + "\"}"))
                .build();
        String id = JSON.readTree(send(request)).get("id").asText();
        // ends when the replay has ended
        send(as("operator", URI.create(replays + "/" + id + "/progress")).GET().build());
        return JSON.readTree(
                send(as("operator", URI.create(replays + "/" + id)).GET().build()));
    }

    /** Bytes of the server's heap that are in use, after a collection if wanted. */
    public long heap(boolean collected) throws IOException, InterruptedException {
        return Long.parseLong(send(as("operator", server.url().resolve("benchmark" + (collected ? "?collect" : "")))
                .GET()
                .build()));
    }

    private String send(HttpRequest request) throws IOException, InterruptedException {
        HttpResponse<String> answer = http.send(request, HttpResponse.BodyHandlers.ofString());
        if (answer.statusCode() / 100 != 2) {
            throw new IllegalStateException(request.uri() + " answered " + answer.statusCode() + ": " + answer.body()
                    + "\n" + server.logTail(40));
        }
        return answer.body();
    }

    private static HttpRequest.Builder as(String user, URI uri) {
        return HttpRequest.newBuilder(uri).timeout(PATIENCE).header("Authorization", login(user));
    }

    /** The header by which a local user is known. */
    public static String login(String user) {
        return "Basic " + Base64.getEncoder().encodeToString((user + ":daybook").getBytes(StandardCharsets.UTF_8));
    }

    /** The port of the API. */
    public int port() {
        return server.httpPort();
    }

    /** The server's process. */
    public long pid() {
        return server.pid();
    }

    @Override
    public void close() {
        server.close();
    }
}
