package dev.daybook.adapters.tasks.webhook;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Proxy;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.SSLSocketFactory;

/**
 * Sends one POST over HTTP/1.1, on a connection of its own, to an address that was checked.
 *
 * <p>It does not use the JDK's client. That client would resolve the name a second time, after the check. It cannot be
 * given an address without losing the name against which the certificate is checked. Little is needed here: one request
 * and the head of one answer. Redirects are not followed, and no connection is kept open.
 */
@Singleton
public class WebhookCaller {

    private static final Duration CONNECT_TIME = Duration.ofSeconds(5);
    private static final int MOST_HEAD_BYTES = 16 * 1024;
    private static final Pattern STATUS = Pattern.compile("HTTP/1\\.[01] ([1-5][0-9]{2})( .*)?");

    private static final Pattern RETRY_AFTER = Pattern.compile("(?im)^Retry-After:[ \\t]*([^\\r\\n]+?)[ \\t]*$");

    private final PublicTargets targets;

    /**
     * The head of an answer.
     *
     * @param retryAfter for how long it asks not to be called again, if it does
     */
    record Answer(int status, Optional<Duration> retryAfter) {}

    @Inject
    public WebhookCaller(PublicTargets targets) {
        this.targets = targets;
    }

    /**
     * Posts that body and reads the head of the answer.
     *
     * @param headers beside those that HTTP itself needs
     * @throws IOException if there was no whole head of an answer in that time
     */
    Answer post(URI url, Map<String, String> headers, byte[] body, Duration most) throws IOException {
        long deadline = System.nanoTime() + most.toNanos();
        boolean secure = "https".equals(url.getScheme().toLowerCase(Locale.ROOT));
        int port = url.getPort() >= 0 ? url.getPort() : secure ? 443 : 80;
        List<InetAddress> addresses = targets.resolve(url.getHost());
        // no proxy, not even one that the virtual machine is configured with: the proxy would resolve the name itself
        try (Socket plain = new Socket(Proxy.NO_PROXY)) {
            plain.connect(new InetSocketAddress(addresses.get(0), port), timeLeft(deadline, CONNECT_TIME));
            plain.setSoTimeout(timeLeft(deadline, most));
            if (!secure) {
                return exchange(plain, url, headers, body, deadline);
            }
            try (Socket encrypted = encrypted(plain, url.getHost(), port)) {
                return exchange(encrypted, url, headers, body, deadline);
            }
        }
    }

    private static SSLSocket encrypted(Socket plain, String host, int port) throws IOException {
        SSLSocket encrypted =
                (SSLSocket) ((SSLSocketFactory) SSLSocketFactory.getDefault()).createSocket(plain, host, port, true);
        SSLParameters parameters = encrypted.getSSLParameters();
        parameters.setEndpointIdentificationAlgorithm("HTTPS");
        encrypted.setSSLParameters(parameters);
        encrypted.startHandshake();
        return encrypted;
    }

    private static Answer exchange(Socket socket, URI url, Map<String, String> headers, byte[] body, long deadline)
            throws IOException {
        OutputStream out = socket.getOutputStream();
        out.write(head(url, headers, body.length));
        out.write(body);
        out.flush();
        InputStream in = socket.getInputStream();
        Answer answer = readHead(socket, in, deadline);
        while (answer.status() < 200) {
            answer = readHead(socket, in, deadline);
        }
        return answer;
    }

    private static byte[] head(URI url, Map<String, String> headers, int length) {
        String path = url.getRawPath() == null || url.getRawPath().isEmpty() ? "/" : url.getRawPath();
        StringBuilder head = new StringBuilder("POST ").append(path);
        if (url.getRawQuery() != null) {
            head.append('?').append(url.getRawQuery());
        }
        head.append(" HTTP/1.1\r\nHost: ").append(url.getHost());
        if (url.getPort() >= 0) {
            head.append(':').append(url.getPort());
        }
        head.append("\r\nConnection: close\r\nAccept: */*\r\nContent-Length: ").append(length);
        headers.forEach(
                (name, value) -> head.append("\r\n").append(name).append(": ").append(value));
        return head.append("\r\n\r\n").toString().getBytes(StandardCharsets.US_ASCII);
    }

    /** Reads the next head. The body is not read. */
    private static Answer readHead(Socket socket, InputStream in, long deadline) throws IOException {
        ByteArrayOutputStream head = new ByteArrayOutputStream();
        int newLines = 0;
        while (newLines < 2) {
            socket.setSoTimeout(timeLeft(deadline, CONNECT_TIME.plusHours(1)));
            int next = in.read();
            if (next < 0) {
                throw new IOException("the connection was closed in the middle of the answer");
            }
            if (head.size() >= MOST_HEAD_BYTES) {
                throw new IOException("the head of the answer has more than " + MOST_HEAD_BYTES + " bytes");
            }
            head.write(next);
            newLines = next == '\n' ? newLines + 1 : next == '\r' ? newLines : 0;
        }
        String text = head.toString(StandardCharsets.ISO_8859_1);
        Matcher status = STATUS.matcher(text.substring(0, text.indexOf('\n')).stripTrailing());
        if (!status.matches()) {
            throw new IOException("the answer is not HTTP");
        }
        return new Answer(Integer.parseInt(status.group(1)), retryAfter(text));
    }

    /** In seconds or as a date. Any other value is ignored. */
    private static Optional<Duration> retryAfter(String head) {
        Matcher header = RETRY_AFTER.matcher(head);
        if (!header.find()) {
            return Optional.empty();
        }
        String wanted = header.group(1);
        try {
            Duration pause = wanted.chars().allMatch(Character::isDigit)
                    ? Duration.ofSeconds(Long.parseLong(wanted))
                    : Duration.between(
                            Instant.now(), DateTimeFormatter.RFC_1123_DATE_TIME.parse(wanted, Instant::from));
            return pause.isNegative() ? Optional.empty() : Optional.of(pause);
        } catch (NumberFormatException | DateTimeParseException unreadable) {
            return Optional.empty();
        }
    }

    private static int timeLeft(long deadline, Duration most) throws SocketTimeoutException {
        long millis = Math.min((deadline - System.nanoTime()) / 1_000_000, most.toMillis());
        if (millis <= 0) {
            throw new SocketTimeoutException("no answer in time");
        }
        return Math.toIntExact(Math.min(millis, Integer.MAX_VALUE));
    }
}
