package dev.daybook.benchmarks.http;

import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;

/** One request of many commands on a connection of its own: lines go out while answers come in. */
final class BulkRequest implements AutoCloseable {

    /** How many lines are sent ahead of the answers. */
    private static final int AHEAD = 2_048;

    private static final int WORTH_A_WRITE = 32 * 1024;
    private static final String STATUS = "\"status\":";

    private final Socket socket;
    private final InputStream in;
    private final OutputStream out;
    private final ByteArrayOutputStream lines = new ByteArrayOutputStream(2 * WORTH_A_WRITE);
    private final byte[] buffer = new byte[64 * 1024];
    private int from;
    private int to;
    private int leftOfChunk;
    private boolean hasBegun;
    private int unanswered;

    /**
     * Begins the request.
     *
     * @param head its first line and headers, without those of the body's length
     */
    BulkRequest(int port, String head) throws IOException {
        socket = new Socket(InetAddress.getLoopbackAddress(), port);
        socket.setTcpNoDelay(true);
        socket.setSoTimeout(60_000);
        in = socket.getInputStream();
        out = socket.getOutputStream();
        out.write((head + "Transfer-Encoding: chunked\r\n\r\n").getBytes(StandardCharsets.ISO_8859_1));
    }

    /**
     * Sends a line. As soon as enough lines are ahead, it also waits for the oldest answer that is due.
     *
     * @return the status in that answer, 200 as long as none is due
     */
    int exchange(String line) throws IOException {
        lines.write(line.getBytes(StandardCharsets.ISO_8859_1));
        lines.write('\n');
        unanswered++;
        if (lines.size() >= WORTH_A_WRITE) {
            flush();
        }
        return unanswered < AHEAD ? 200 : status();
    }

    /** Ends the request, and gives the number of the answers that were still due and no success. */
    int end() throws IOException {
        flush();
        out.write("0\r\n\r\n".getBytes(StandardCharsets.ISO_8859_1));
        int failures = 0;
        while (unanswered > 0) {
            failures += status() / 100 == 2 ? 0 : 1;
        }
        return failures;
    }

    private void flush() throws IOException {
        if (lines.size() > 0) {
            out.write((Integer.toHexString(lines.size()) + "\r\n").getBytes(StandardCharsets.ISO_8859_1));
            lines.write('\r');
            lines.write('\n');
            lines.writeTo(out);
            lines.reset();
        }
    }

    private int status() throws IOException {
        if (!hasBegun) {
            skipHead();
            hasBegun = true;
        }
        StringBuilder answer = new StringBuilder(128);
        for (char next = inBody(); next != '\n'; next = inBody()) {
            answer.append(next);
        }
        unanswered--;
        int at = answer.indexOf(STATUS) + STATUS.length();
        return Integer.parseInt(answer.substring(at, at + 3));
    }

    private void skipHead() throws IOException {
        String first = line();
        if (!first.startsWith("HTTP/1.1 200 ")) {
            throw new IOException("The server answered " + first);
        }
        while (!line().isEmpty()) {
            // the headers are those of every answer in chunks
        }
    }

    private char inBody() throws IOException {
        while (leftOfChunk == 0) {
            String size = line();
            // the line break behind a chunk may come with the next one
            if (!size.isEmpty()) {
                leftOfChunk = Integer.parseInt(size, 16);
                if (leftOfChunk == 0) {
                    throw new EOFException("The answer ended before all lines were answered");
                }
            }
        }
        leftOfChunk--;
        return next();
    }

    private String line() throws IOException {
        StringBuilder line = new StringBuilder();
        for (char next = next(); next != '\n'; next = next()) {
            if (next != '\r') {
                line.append(next);
            }
        }
        return line.toString();
    }

    private char next() throws IOException {
        if (from == to) {
            // what was written must be on its way before its answer is waited for
            flush();
            from = 0;
            to = in.read(buffer);
            if (to <= 0) {
                throw new EOFException("The server has closed the connection");
            }
        }
        return (char) (buffer[from++] & 0xff);
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
