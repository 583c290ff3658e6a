package dev.daybook.deployment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import dev.daybook.local.EmbeddedPostgres;
import dev.daybook.local.LocalServer;
import jakarta.mail.internet.MimeMessage;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.http.HttpClient;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;

/** A Daybook of its own, the sinks that it talks to, and what a test does to all of them. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class TaskGatewayFixture {
    static final int MANY = Integer.getInteger("daybook.tasks.many", 1_500);

    /** Of five events that are imported, three on the average are told of. */
    static final int LINES = MANY * 5 / 3 + 100;

    static final Duration OUTAGE = Duration.parse(System.getProperty("daybook.tasks.outage", "PT3S"));
    /** Nine attempts take some 70 seconds at least, and twice as many at the most; or four to eight. */
    static final boolean IS_LONG = OUTAGE.compareTo(Duration.ofSeconds(10)) > 0;

    static final Duration PATIENCE = Duration.ofSeconds(60).plus(OUTAGE.multipliedBy(2));
    static final String MAIL_PASSWORD = "the-mail-server's-password";

    final EmbeddedPostgres postgres = EmbeddedPostgres.temporary().start();
    final LogAndState books = new LogAndState(postgres);
    final TaskRows rows = new TaskRows(postgres);
    final Sink sink = new Sink(freePort());
    final GreenMail mail = new GreenMail(new ServerSetup(freePort(), "localhost", ServerSetup.PROTOCOL_SMTP));
    final LocalServer server = server();
    final ApiClient api = new ApiClient(server.url());
    final HttpClient http = HttpClient.newHttpClient();
    int rebuilds;

    LocalServer server() {
        mail.setUser("daybook@bank.example", "daybook", MAIL_PASSWORD);
        return ServerOfTests.in(ServerOfTests.folder("tasks-it"))
                .databases(postgres)
                .nodeId("task-test")
                .javaOptions("-Xmx1g")
                .environment("DAYBOOK_MAIL_HOST", "localhost")
                .environment(
                        "DAYBOOK_MAIL_PORT",
                        Integer.toString(mail.getSmtp().getServerSetup().getPort()))
                .environment("DAYBOOK_MAIL_FROM", "daybook@bank.example")
                .environment("DAYBOOK_MAIL_USER", "daybook")
                .environment("DAYBOOK_MAIL_PASSWORD", MAIL_PASSWORD)
                .environment("DAYBOOK_S3_ENDPOINT", sink.url("/s3"))
                .environment("DAYBOOK_S3_REGION", "eu-central-1")
                .environment("DAYBOOK_S3_BUCKET", "statements")
                .environment("DAYBOOK_S3_ACCESS_KEY", "access")
                .environment("DAYBOOK_S3_SECRET_KEY", "the-storage's-secret-key")
                .environment("DAYBOOK_WEBHOOK_ALLOWED_HOSTS", "localhost")
                .environment("DAYBOOK_TASK_FIRST_PAUSE", IS_LONG ? "PT1S" : "PT0.2S")
                .environment("DAYBOOK_TASK_LONGEST_PAUSE", IS_LONG ? "PT40S" : "PT2S")
                // the first attempt of a kind also loads classes, which takes seconds on a busy machine
                .environment("DAYBOOK_TASK_TIMEOUT", "PT5S")
                .environment("DAYBOOK_TASK_ATTEMPTS", "9")
                .build();
    }

    static int freePort() {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    @BeforeAll
    void start() {
        mail.start();
        sink.open();
        server.start();
    }

    @AfterAll
    void stop() {
        server.close();
        sink.close();
        mail.stop();
        postgres.close();
    }

    /** The same letter in two mailboxes is one letter. */
    void mailMustBeThereOnce() throws Exception {
        assertThat(Stream.of(mail.getReceivedMessages()).map(TaskGatewayIT::messageId))
                .hasSize(2)
                .containsOnly(messageId(mail.getReceivedMessages()[0]));
    }

    static String messageId(MimeMessage message) {
        try {
            return message.getMessageID();
        } catch (jakarta.mail.MessagingException failure) {
            throw new IllegalStateException(failure);
        }
    }

    void noSecretMayHaveGotOut() throws IOException {
        String log = Files.readString(server.logFile());
        String written = String.join(
                "\n",
                rows.texts("select concat_ws(' ', t.payload, t.last_error, a.detail) from daybook.task t"
                        + " left join daybook.task_attempt a on a.task_id = t.id"));
        for (String secret : List.of(Sink.SECRET, MAIL_PASSWORD, "the-storage's-secret-key")) {
            assertThat(log).doesNotContain(secret);
            assertThat(written).doesNotContain(secret);
        }
    }

    /** As after the loss of the state's database; the start materializes the whole log. */
    void startOnAnEmptyState() {
        try (Connection connection = postgres.connect("application_state", postgres.superuser());
                Statement statement = connection.createStatement()) {
            statement.execute("drop schema application_state cascade");
        } catch (SQLException failure) {
            throw new IllegalStateException(failure);
        }
        server.start();
        rebuilds++;
    }

    void company(String clientId) throws IOException, InterruptedException {
        ApiClient.mustBeDone(api.put("companies/" + clientId, """
                {"name":"Acme %s","contactEmail":"office@acme.example",
                 "address":{"line1":"Hlavni 1","city":"Praha","postalCode":"11000","country":"CZ"}}""".formatted(clientId)));
    }

    void move(String clientId, String contact) throws IOException, InterruptedException {
        ApiClient.mustBeDone(api.put("companies/" + clientId + "/address", """
                {"contactEmail":"%s",
                 "address":{"line1":"Nova 7","city":"Brno","postalCode":"60200","country":"CZ"}}""".formatted(contact)));
    }

    void webhook(String clientId, String url, String... events) throws IOException, InterruptedException {
        List<String> names = new ArrayList<>();
        for (String event : events) {
            names.add('"' + event + '"');
        }
        HttpResponse<String> answer = operator("PUT", "webhooks/" + clientId, """
                {"url":"%s","events":%s,"secret":"%s"}""".formatted(url, names, Sink.SECRET));
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(201);
        assertThat(answer.body()).doesNotContain(Sink.SECRET);
    }

    void unhook(String clientId) throws IOException, InterruptedException {
        assertThat(operator("DELETE", "webhooks/" + clientId, null).body()).isEqualTo("{\"discarded\":0}");
    }

    HttpResponse<String> operator(String method, String path, @Nullable String json)
            throws IOException, InterruptedException {
        return api.operate(method, path, json);
    }

    void awaitAllDone(String kind, int count) {
        await().atMost(PATIENCE)
                .until(() ->
                        rows.number("select count(*) from daybook.task where kind = '" + kind + "' and status = 'DONE'")
                                        == count
                                && rows.number("select count(*) from daybook.task where status <> 'DONE'") == 0);
    }

    /** Every webhook has seen the whole log, and every task is done. */
    void awaitEmptyLedger(Duration atMost) {
        await().atMost(atMost)
                .until(() -> rows.number("select (select count(*) from daybook.task where status <> 'DONE')"
                                + " + (select count(*) from daybook.webhook where seen_position <"
                                + " (select max(position) from daybook.event_log))")
                        == 0);
    }

    static void delete(Path folder) throws IOException {
        assertThat(folder).isDirectory();
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }

    static void say(String sentence) {
        System.out.println("TaskGatewayIT: " + sentence);
    }
}
