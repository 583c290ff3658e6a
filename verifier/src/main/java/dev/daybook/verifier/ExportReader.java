package dev.daybook.verifier;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** Reads an export line by line; anything that is not exactly such a line is refused. */
public final class ExportReader {

    /** More than any event that was ever accepted. */
    static final int LONGEST_LINE = 64 * 1024 * 1024;

    /** A line is not one of an export. */
    public static final class UnreadableLine extends IOException {

        private static final long serialVersionUID = 1;

        UnreadableLine(long line, String sentence) {
            super("Line " + line + " is not one of an export: " + sentence);
        }
    }

    private final InputStream in;
    private final ChainedEvent event = new ChainedEvent();
    private final byte[] digests = new byte[2 * ChainedEvent.DIGEST_LENGTH];
    private byte[] buffer = new byte[64 * 1024];
    private byte[] text = new byte[1024];
    private int bufferEnd;
    private int nextLine;
    private boolean isDry;
    private long line;
    private int lineStart;
    private int at;
    private int lineEnd;

    public ExportReader(InputStream in) {
        this.in = in;
    }

    /**
     * Reads the next line into {@link #event}.
     *
     * @return false at the end
     * @throws UnreadableLine if the next line is not a line of an export
     */
    public boolean next() throws IOException {
        if (!findLine()) {
            return false;
        }
        line++;
        expect(ExportLine.POSITION);
        long position = number();
        expect(ExportLine.ID);
        long idHigh = uuidHigh();
        event.begin(position, idHigh, uuidLow());
        expect(ExportLine.NAME);
        linkText();
        expect(ExportLine.VERSION);
        int version = version();
        expect(ExportLine.RECORDED_AT);
        event.recorded(version, number());
        expect(ExportLine.ACTOR);
        linkText();
        expect(ExportLine.CREATOR);
        linkText();
        expect(ExportLine.COMMAND_ID);
        long commandHigh = uuidHigh();
        event.command(commandHigh, uuidLow());
        expect(ExportLine.DATA_DIGEST);
        digest(0);
        expect(ExportLine.HASH);
        digest(ChainedEvent.DIGEST_LENGTH);
        event.digests(digests, 0, ChainedEvent.DIGEST_LENGTH);
        expect(ExportLine.DATA);
        int length = unescape();
        event.data(text, 0, length);
        if (isNext(ExportLine.AMENDED_BY)) {
            expect(ExportLine.AMENDED_BY);
            long amendmentHigh = uuidHigh();
            long amendmentLow = uuidLow();
            expect(ExportLine.AMENDED_VERSION);
            event.amendedBy(amendmentHigh, amendmentLow, version());
            expect(ExportLine.END_BEHIND_NUMBER);
        } else {
            expect(ExportLine.END);
        }
        if (at != lineEnd) {
            throw unreadable("something stands behind its end");
        }
        return true;
    }

    /** The event that was read last; the same object each time. */
    public ChainedEvent event() {
        return event;
    }

    /** How many lines were read. */
    public long lines() {
        return line;
    }

    private boolean findLine() throws IOException {
        at = nextLine;
        int scan = at;
        while (true) {
            while (scan < bufferEnd && buffer[scan] != '\n') {
                scan++;
            }
            if (scan < bufferEnd) {
                lineStart = at;
                lineEnd = scan;
                nextLine = scan + 1;
                return true;
            }
            if (isDry) {
                if (at == bufferEnd) {
                    return false;
                }
                line++;
                throw unreadable("it has no end; the export is not complete");
            }
            scan -= at;
            fill();
            scan += at;
        }
    }

    /** Moves the rest of the buffer to its start, and reads more after it. */
    private void fill() throws IOException {
        int left = bufferEnd - at;
        byte[] target = buffer;
        if (left > buffer.length / 2) {
            if (left > LONGEST_LINE) {
                line++;
                throw unreadable("it is longer than " + LONGEST_LINE + " bytes");
            }
            target = new byte[2 * buffer.length];
        }
        System.arraycopy(buffer, at, target, 0, left);
        buffer = target;
        at = 0;
        int read = in.read(buffer, left, buffer.length - left);
        isDry = read < 0;
        bufferEnd = left + Math.max(read, 0);
    }

    private boolean isNext(byte[] part) {
        return lineEnd - at >= part.length && Arrays.equals(buffer, at, at + part.length, part, 0, part.length);
    }

    private void expect(byte[] part) throws UnreadableLine {
        if (!isNext(part)) {
            throw unreadable("column " + column() + " should be " + new String(part, StandardCharsets.US_ASCII));
        }
        at += part.length;
    }

    private int version() throws UnreadableLine {
        long version = number();
        if (version != (int) version) {
            throw unreadable("the version is out of bounds");
        }
        return (int) version;
    }

    private long number() throws UnreadableLine {
        int start = at;
        boolean isNegative = at < lineEnd && buffer[at] == '-';
        if (isNegative) {
            at++;
        }
        int digits = at;
        // counted downwards, since the least number has no counterpart
        long value = 0;
        boolean isTooLong = false;
        while (at < lineEnd && buffer[at] >= '0' && buffer[at] <= '9') {
            long next = 10 * value - (buffer[at++] - '0');
            isTooLong |= at - digits > 18 && (next >= 0 || value < Long.MIN_VALUE / 10);
            value = next;
        }
        boolean isLeadingZero = at - digits > 1 && buffer[digits] == '0';
        isTooLong |= !isNegative && value == Long.MIN_VALUE;
        if (at == digits || isTooLong || isLeadingZero) {
            at = start;
            throw unreadable("column " + column() + " should be a whole number");
        }
        return isNegative ? value : -value;
    }

    private long uuidHigh() throws UnreadableLine {
        long high = hex(8) << 32;
        dash();
        high |= hex(4) << 16;
        dash();
        high |= hex(4);
        dash();
        return high;
    }

    private long uuidLow() throws UnreadableLine {
        long low = hex(4) << 48;
        dash();
        return low | hex(12);
    }

    private void dash() throws UnreadableLine {
        if (at >= lineEnd || buffer[at] != '-') {
            throw unreadable("column " + column() + " should be a dash");
        }
        at++;
    }

    private long hex(int count) throws UnreadableLine {
        long value = 0;
        for (int i = 0; i < count; i++) {
            value = value << 4 | hexDigit();
        }
        return value;
    }

    private int hexDigit() throws UnreadableLine {
        int digit = at < lineEnd ? buffer[at] : 0;
        int value;
        if (digit >= '0' && digit <= '9') {
            value = digit - '0';
        } else if (digit >= 'a' && digit <= 'f') {
            value = digit - 'a' + 10;
        } else if (digit >= 'A' && digit <= 'F') {
            value = digit - 'A' + 10;
        } else {
            throw unreadable("column " + column() + " should be a hexadecimal digit");
        }
        at++;
        return value;
    }

    private void digest(int offset) throws UnreadableLine {
        for (int i = 0; i < ChainedEvent.DIGEST_LENGTH; i++) {
            digests[offset + i] = (byte) hex(2);
        }
    }

    private void linkText() throws UnreadableLine {
        int length = unescape();
        event.text(text, 0, length);
    }

    /** Reads up to the quotation mark that ends a string, into {@link #text}. */
    private int unescape() throws UnreadableLine {
        if (text.length < lineEnd - at) {
            text = new byte[2 * (lineEnd - at)];
        }
        int length = 0;
        while (at < lineEnd && buffer[at] != '"') {
            byte b = buffer[at++];
            if (b == '\\') {
                length = unescapeOne(length);
            } else if (b >= 0 && b < 0x20) {
                throw unreadable("a control character stands in a text at column " + (column() - 1));
            } else {
                text[length++] = b;
            }
        }
        return length;
    }

    private int unescapeOne(int length) throws UnreadableLine {
        byte b = at < lineEnd ? buffer[at++] : 0;
        int plain = "\"\\/".indexOf(b);
        int control = "bfnrt".indexOf(b);
        if (plain >= 0) {
            text[length] = b;
            return length + 1;
        }
        if (control >= 0) {
            text[length] = (byte) "\b\f\n\r\t".charAt(control);
            return length + 1;
        }
        if (b != 'u') {
            throw unreadable("there is no such escape at column " + (column() - 1));
        }
        String character = String.valueOf((char) hex(4));
        if (Character.isHighSurrogate(character.charAt(0))
                && lineEnd - at > 2
                && buffer[at] == '\\'
                && buffer[at + 1] == 'u') {
            at += 2;
            character += (char) hex(4);
        }
        byte[] utf8 = character.getBytes(StandardCharsets.UTF_8);
        if (!new String(utf8, StandardCharsets.UTF_8).equals(character)) {
            throw unreadable("half a character stands before column " + column());
        }
        System.arraycopy(utf8, 0, text, length, utf8.length);
        return length + utf8.length;
    }

    private long column() {
        return at - lineStart + 1L;
    }

    private UnreadableLine unreadable(String sentence) {
        return new UnreadableLine(line, sentence);
    }
}
