package dev.daybook.benchmarks.http;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Locale;

/** One connection that is kept alive, and one request on it at a time. */
final class KeptConnection implements AutoCloseable {

    private static final byte[] HEAD_END = {'\r', '\n', '\r', '\n'};

    private final Socket socket;
    private final InputStream in;
    private final OutputStream out;
    private final byte[] buffer = new byte[16 * 1024];

    KeptConnection(int port) throws IOException {
        socket = new Socket(InetAddress.getLoopbackAddress(), port);
        socket.setTcpNoDelay(true);
        socket.setSoTimeout(60_000);
        in = socket.getInputStream();
        out = socket.getOutputStream();
    }

    /** Sends a whole request and reads the whole answer; gives its status. */
    int exchange(String request) throws IOException {
        out.write(request.getBytes(StandardCharsets.ISO_8859_1));
        int filled = 0;
        int headEnd = -1;
        while (headEnd < 0) {
            filled += read(filled);
            headEnd = endOfHead(filled);
        }
        String head = new String(buffer, 0, headEnd, StandardCharsets.ISO_8859_1);
        readBody(head, headEnd + HEAD_END.length, filled);
        return Integer.parseInt(head.substring(9, 12));
    }

    private void readBody(String head, int from, int alreadyFilled) throws IOException {
        int filled = alreadyFilled;
        String lower = head.toLowerCase(Locale.ROOT);
        int length = lower.indexOf("content-length:");
        if (length >= 0) {
            int lineEnd = lower.indexOf('\r', length);
            String digits =
                    lower.substring(length + "content-length:".length(), lineEnd < 0 ? lower.length() : lineEnd);
            int end = from + Integer.parseInt(digits.strip());
            for (int missing = end - filled; missing > 0; ) {
                // only the status is wanted: a body that is longer than the buffer overwrites itself
                missing -= read(0);
            }
        } else if (lower.contains("transfer-encoding: chunked")) {
            // a small answer comes in few chunks, the last of which is empty
            while (!endsWithLastChunk(filled)) {
                filled += read(filled);
            }
        }
    }

    private boolean endsWithLastChunk(int filled) {
        return filled >= 5
                && buffer[filled - 5] == '0'
                && new String(buffer, filled - 4, 4, StandardCharsets.ISO_8859_1).equals("\r\n\r\n");
    }

    private int read(int filled) throws IOException {
        int n = in.read(buffer, filled, buffer.length - filled);
        if (n <= 0) {
            throw new EOFException("The server has closed the connection");
        }
        return n;
    }

    private int endOfHead(int filled) {
        for (int i = 0; i + HEAD_END.length <= filled; i++) {
            if (buffer[i] == '\r' && buffer[i + 1] == '\n' && buffer[i + 2] == '\r' && buffer[i + 3] == '\n') {
                return i;
            }
        }
        return -1;
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
