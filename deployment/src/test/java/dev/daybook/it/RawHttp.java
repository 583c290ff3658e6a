package dev.daybook.it;

import java.io.BufferedReader;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.net.SocketException;
import java.nio.charset.StandardCharsets;

/** Requests that no decent client sends. */
final class RawHttp implements AutoCloseable {

    private final Socket socket;

    RawHttp() {
        try {
            socket = new Socket(Daybook.URL.getHost(), Daybook.URL.getPort());
            socket.setSoTimeout(10_000);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    /** The head of a request; more headers end in line breaks. */
    static String head(String user, String method, String target, String moreHeaders) {
        return method + " " + target + " HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n"
                + (user.isEmpty() ? "" : "Authorization: " + Daybook.basic(user, "daybook") + "\r\n") + moreHeaders
                + "\r\n";
    }

    /** The status of the answer to one request without a body. */
    static int status(String user, String method, String target) {
        try (RawHttp http = new RawHttp()) {
            http.write(head(user, method, target, ""));
            return http.status();
        }
    }

    RawHttp write(String text) {
        return write(text.getBytes(StandardCharsets.ISO_8859_1));
    }

    /** Writes as long as the other side listens. */
    RawHttp write(byte[] bytes) {
        try {
            OutputStream out = socket.getOutputStream();
            out.write(bytes);
            out.flush();
        } catch (SocketException closedByServer) {
            // its answer may be there all the same
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
        return this;
    }

    /** Writes, and says whether the other side still listens. */
    boolean writes(String text) {
        try {
            socket.getOutputStream().write(text.getBytes(StandardCharsets.ISO_8859_1));
            return true;
        } catch (IOException closedByServer) {
            return false;
        }
    }

    /** What the server sends, line by line, from the head on. */
    BufferedReader reader() throws IOException {
        return new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.UTF_8));
    }

    /** The status in the answer's first line; 0 if there is no answer. */
    int status() {
        try {
            InputStream in = socket.getInputStream();
            ByteArrayOutputStream line = new ByteArrayOutputStream();
            for (int b = in.read(); b >= 0 && b != '\r'; b = in.read()) {
                line.write(b);
            }
            String text = line.toString(StandardCharsets.ISO_8859_1);
            return text.startsWith("HTTP/1.1 ") ? Integer.parseInt(text.substring(9, 12)) : 0;
        } catch (IOException noAnswer) {
            return 0;
        }
    }

    /** The whole answer, until the server closes the connection; empty if there is none. */
    String answer() {
        try {
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException noAnswer) {
            return "";
        }
    }

    @Override
    public void close() {
        try {
            socket.close();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}
