package dev.daybook.adapters.tasks.webhook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.daybook.application.setting.Settings;
import dev.daybook.application.webhook.WebhookSecret;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Against a server that says what a test tells it to, byte by byte. */
@Timeout(60)
@SuppressWarnings("NullAway.Init")
class WebhookCallerTest {

    private static final byte[] BODY = "{\"specversion\":\"1.0\"}".getBytes(StandardCharsets.UTF_8);

    private final WebhookCaller caller = new WebhookCaller(
            new PublicTargets(Settings.ofEnvironment(Map.of("DAYBOOK_WEBHOOK_ALLOWED_HOSTS", "localhost"))));
    private final List<String> requests = new CopyOnWriteArrayList<>();
    private final CountDownLatch end = new CountDownLatch(1);
    private ServerSocket server;
    private volatile Saying saying = out -> {};

    interface Saying {
        void say(OutputStream out) throws IOException, InterruptedException;
    }

    @BeforeEach
    void start() throws IOException {
        server = new ServerSocket(0, 10, InetAddress.getByName("localhost"));
        new Thread(this::serve).start();
    }

    @AfterEach
    void stop() throws IOException {
        end.countDown();
        server.close();
    }

    private void serve() {
        while (!server.isClosed()) {
            try (Socket client = server.accept()) {
                requests.add(read(client.getInputStream()));
                saying.say(client.getOutputStream());
            } catch (IOException | InterruptedException closed) {
                // the caller has had enough, or the test is over
            }
        }
    }

    private static String read(InputStream in) throws IOException {
        StringBuilder request = new StringBuilder();
        while (!request.toString().endsWith("\"1.0\"}")) {
            int next = in.read();
            if (next < 0) {
                break;
            }
            request.append((char) next);
        }
        return request.toString();
    }

    private Saying text(String text) {
        return out -> out.write(text.getBytes(StandardCharsets.US_ASCII));
    }

    private WebhookCaller.Answer answer(Duration most) throws IOException {
        URI url = URI.create("http://localhost:" + server.getLocalPort() + "/hook?x=1");
        return caller.post(url, Map.of("Idempotency-Key", "k-1"), BODY, most);
    }

    private int call(Duration most) throws IOException {
        return answer(most).status();
    }

    private int call() throws IOException {
        return call(Duration.ofSeconds(5));
    }

    @Test
    void itPostsWhatItIsGivenAndReadsTheStatus() throws IOException {
        saying = text("HTTP/1.1 204 No Content\r\n\r\n");
        assertThat(call()).isEqualTo(204);
        assertThat(requests)
                .singleElement()
                .asString()
                .startsWith("POST /hook?x=1 HTTP/1.1\r\nHost: localhost:" + server.getLocalPort() + "\r\n")
                .contains("\r\nConnection: close\r\n", "\r\nContent-Length: 21\r\n", "\r\nIdempotency-Key: k-1\r\n")
                .endsWith("\r\n\r\n{\"specversion\":\"1.0\"}");
    }

    @Test
    void itIsHeardWhenAPauseIsAskedFor() throws IOException {
        saying = text("HTTP/1.1 503 Busy\r\nX: Retry-After: 7\r\nretry-after: 120 \r\n\r\n");
        assertThat(answer(Duration.ofSeconds(5)))
                .isEqualTo(new WebhookCaller.Answer(503, Optional.of(Duration.ofMinutes(2))));
        saying = text("HTTP/1.1 429 Slow\r\nRetry-After: "
                + DateTimeFormatter.RFC_1123_DATE_TIME.format(
                        ZonedDateTime.now(ZoneOffset.UTC).plusHours(1))
                + "\r\n\r\n");
        assertThat(answer(Duration.ofSeconds(5)).retryAfter().orElseThrow())
                .isBetween(Duration.ofMinutes(58), Duration.ofMinutes(60));
    }

    @Test
    void aPauseThatMakesNoSenseIsNotHeard() throws IOException {
        for (String nonsense : List.of("soon", "-5", "99999999999999999999", "Wed, 21 Oct 2015 07:28:00 GMT")) {
            saying = text("HTTP/1.1 503 Busy\r\nRetry-After: " + nonsense + "\r\n\r\n");
            assertThat(answer(Duration.ofSeconds(5)).retryAfter()).as(nonsense).isEmpty();
        }
    }

    @Test
    void aRedirectIsAnAnswerLikeAnyOther() throws IOException {
        saying = text("HTTP/1.1 302 Found\r\nLocation: http://169.254.169.254/\r\n\r\n");
        assertThat(call()).isEqualTo(302);
        assertThat(requests).hasSize(1);
    }

    @Test
    void whatComesBeforeTheAnswerIsPassedOver() throws IOException {
        saying = text("HTTP/1.1 102 Processing\r\n\r\nHTTP/1.1 200 OK\r\nContent-Length: 5\r\n\r\nhello");
        assertThat(call()).isEqualTo(200);
    }

    @Test
    void anEndlessBodyIsNotEvenRead() throws IOException {
        saying = out -> {
            out.write("HTTP/1.1 200 OK\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
            while (end.getCount() > 0) {
                out.write(new byte[65_536]);
            }
        };
        assertThat(call()).isEqualTo(200);
    }

    @Test
    void anEndlessHeadIsGivenUp() {
        saying = out -> {
            out.write("HTTP/1.1 200 OK\r\n".getBytes(StandardCharsets.US_ASCII));
            while (end.getCount() > 0) {
                out.write("X: y\r\n".getBytes(StandardCharsets.US_ASCII));
            }
        };
        assertThatThrownBy(this::call).isInstanceOf(IOException.class).hasMessageContaining("16384 bytes");
    }

    @Test
    void whoHangsIsGivenUpInTime() {
        saying = out -> end.await();
        long begin = System.nanoTime();
        assertThatThrownBy(() -> call(Duration.ofMillis(500))).isInstanceOf(IOException.class);
        assertThat(Duration.ofNanos(System.nanoTime() - begin)).isLessThan(Duration.ofSeconds(3));
    }

    @Test
    void whoTricklesIsGivenUpInTimeTooAlthoughSomethingComesAgainAndAgain() {
        saying = out -> {
            for (char letter : "HTTP/1.1 200 OK and so on and so on and so on".toCharArray()) {
                out.write(letter);
                out.flush();
                if (end.await(100, java.util.concurrent.TimeUnit.MILLISECONDS)) {
                    return;
                }
            }
        };
        long begin = System.nanoTime();
        assertThatThrownBy(() -> call(Duration.ofMillis(700))).isInstanceOf(IOException.class);
        assertThat(Duration.ofNanos(System.nanoTime() - begin)).isLessThan(Duration.ofSeconds(3));
    }

    @Test
    void whoClosesInTheMiddleHasNotAnswered() {
        saying = text("HTTP/1.1 20");
        assertThatThrownBy(this::call).isInstanceOf(IOException.class);
    }

    @Test
    void whatIsNoHttpIsNoAnswer() {
        saying = text("SSH-2.0-OpenSSH\r\n\r\n");
        assertThatThrownBy(this::call).isInstanceOf(IOException.class).hasMessageContaining("not HTTP");
    }

    @Test
    void aPrivateAddressIsNotEvenConnectedTo() {
        WebhookCaller strict = new WebhookCaller(new PublicTargets(Settings.ofEnvironment(Map.of())));
        URI url = URI.create("http://localhost:" + server.getLocalPort() + "/");
        assertThatThrownBy(() -> strict.post(url, Map.of(), BODY, Duration.ofSeconds(5)))
                .isInstanceOf(UnknownHostException.class);
        assertThat(requests).isEmpty();
    }

    @Test
    void aSignatureIsWhatAnybodyCanReckon() {
        String signature = SignedCall.signature(
                new WebhookSecret("a-secret-of-24-characters"),
                1_700_000_000L,
                UUID.fromString("3d7f2a5e-0000-3000-8000-000000000003"),
                "{}".getBytes(StandardCharsets.UTF_8));
        // reckoned by another implementation of HMAC-SHA256
        assertThat(signature)
                .isEqualTo("t=1700000000,v1=ca7882e74a0749e9fbf3cdb05b2b610f62d2611993b4163b979f00b21b4d26d7");
        assertThat(new WebhookSecret("a-secret-of-24-characters")).hasToString("(secret)");
    }
}
