package dev.daybook.adapters.rest.event;

import dev.daybook.adapters.rest.json.BodyText;
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
final class LineReader {

    /** The most bytes that a line may have. */
    static final int MOST_BYTES = 64 * 1024;

    private static final byte[] BYTE_ORDER_MARK = {(byte) 0xef, (byte) 0xbb, (byte) 0xbf};

    private final InputStream in;
    private final byte[] buffer = new byte[64 * 1024];
    private final ByteArrayOutputStream begun = new ByteArrayOutputStream();
    private int from;
    private int to;
    private long number;
    private boolean isTooLong;

    LineReader(InputStream in) {
        this.in = in;
    }

    /** The number of the line that was read last, counted from 1. */
    long number() {
        return number;
    }

    /**
     * The next line that is not blank, null at the end. After a refusal, the line behind the refused one comes next.
     *
     * @throws ProblemException if the line is too long or no UTF-8
     */
    @Nullable
    String next() throws IOException {
        if (number == 0) {
            skipByteOrderMark();
        }
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

    private void skipByteOrderMark() throws IOException {
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
                    "request.line-too-long",
                    "A line has at most " + MOST_BYTES + " bytes. Split the event's line or shorten its data.");
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
            char c = line.charAt(i);
            if (c != ' ' && c != '\t' && c != '\r') {
                return false;
            }
        }
        return true;
    }
}
