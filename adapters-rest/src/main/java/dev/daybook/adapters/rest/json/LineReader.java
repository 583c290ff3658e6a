package dev.daybook.adapters.rest.json;

import dev.daybook.adapters.rest.problem.ProblemException;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Cuts a stream of any length into lines of UTF-8, in bounded memory. A byte order mark at the start is skipped.
 *
 * <p>A line ends at a line feed. A carriage return before the line feed is white space in JSON, so it is kept. The
 * JDK's own readers can neither limit the length of a line nor insist on valid UTF-8.
 */
public final class LineReader {

    /** The most bytes that a line may have. */
    public static final int MOST_BYTES = 64 * 1024;

    private static final byte[] BYTE_ORDER_MARK = {(byte) 0xef, (byte) 0xbb, (byte) 0xbf};

    private final InputStream in;
    private final byte[] buffer = new byte[64 * 1024];
    private final ByteArrayOutputStream begun = new ByteArrayOutputStream();
    private int from;
    private int to;
    private long number;
    private boolean isBegun;
    private boolean isTooLong;

    public LineReader(InputStream in) {
        this.in = in;
    }

    /** The number of the line that was read last, counted from 1. */
    public long number() {
        return number;
    }

    /**
     * The first byte of the text, without taking it; -1 if the text is empty. It is called before the first line is read.
     */
    public int firstByte() throws IOException {
        begin();
        if (from == to) {
            from = 0;
            to = Math.max(in.read(buffer, 0, buffer.length), 0);
        }
        return from == to ? -1 : buffer[from] & 0xff;
    }

    /** Whether {@link #next} gives a line, or the end, without waiting for more bytes. */
    public boolean isReady() throws IOException {
        if (isTooLong) {
            // the rest of the refused line has to be skipped first, and its end may be far away
            return false;
        }
        boolean isBlank = true;
        int looked = 0;
        while (true) {
            // only at what is new: the sender may send byte after byte
            for (; from + looked < to; looked++) {
                byte next = buffer[from + looked];
                if (next == '\n' && !isBlank) {
                    return true;
                }
                isBlank &= next == '\n' || isWhiteSpace((char) next);
            }
            if (looked == buffer.length) {
                return true;
            }
            if (in.available() <= 0) {
                return false;
            }
            if (from > 0) {
                System.arraycopy(buffer, from, buffer, 0, looked);
                from = 0;
                to = looked;
            }
            int more = in.read(buffer, to, buffer.length - to);
            if (more < 0) {
                return true;
            }
            to += more;
        }
    }

    /**
     * The next line that is not blank, null at the end. After a refusal, the line behind the refused one comes next.
     *
     * @throws ProblemException if the line is too long or no UTF-8
     */
    public @Nullable String next() throws IOException {
        begin();
        if (isTooLong) {
            skipRestOfLine();
        }
        while (true) {
            int end = endOfLine();
            if (end < 0 && begun.size() == 0) {
                return null;
            }
            number++;
            String line = take(Math.max(end, 0));
            if (!isBlank(line)) {
                return line;
            }
        }
    }

    /** Skips a byte order mark at the start. */
    private void begin() throws IOException {
        if (isBegun) {
            return;
        }
        isBegun = true;
        to = in.readNBytes(buffer, 0, BYTE_ORDER_MARK.length);
        if (Arrays.equals(buffer, 0, to, BYTE_ORDER_MARK, 0, BYTE_ORDER_MARK.length)) {
            from = to;
        }
    }

    /** Skips what is left of a line that was refused because of its length. */
    private void skipRestOfLine() throws IOException {
        isTooLong = false;
        begun.reset();
        while (to >= 0) {
            while (from < to) {
                if (buffer[from++] == '\n') {
                    return;
                }
            }
            from = 0;
            to = in.read(buffer, 0, buffer.length);
        }
        to = 0;
    }

    /** The end of the line in the buffer; earlier parts of the line are kept aside. -1 if the stream ended first. */
    private int endOfLine() throws IOException {
        while (true) {
            for (int i = from; i < to; i++) {
                if (buffer[i] == '\n') {
                    requireNotTooLong(i - from);
                    return i;
                }
            }
            requireNotTooLong(to - from);
            begun.write(buffer, from, to - from);
            from = 0;
            to = in.read(buffer, 0, buffer.length);
            if (to < 0) {
                to = 0;
                return -1;
            }
        }
    }

    private void requireNotTooLong(int more) {
        if (begun.size() + more > MOST_BYTES) {
            number++;
            isTooLong = true;
            throw ProblemException.tooLarge(
                    "request.line-too-long", "A line has at most " + MOST_BYTES + " bytes. Shorten the line.");
        }
    }

    private String take(int end) {
        int start = from;
        from = Math.min(end + 1, to);
        if (begun.size() == 0) {
            return BodyText.utf8(buffer, start, end - start);
        }
        begun.write(buffer, start, end - start);
        byte[] line = begun.toByteArray();
        begun.reset();
        return BodyText.utf8(line, 0, line.length);
    }

    private static boolean isBlank(String line) {
        for (int i = 0; i < line.length(); i++) {
            if (!isWhiteSpace(line.charAt(i))) {
                return false;
            }
        }
        return true;
    }

    private static boolean isWhiteSpace(char c) {
        return c == ' ' || c == '\t' || c == '\r';
    }
}
