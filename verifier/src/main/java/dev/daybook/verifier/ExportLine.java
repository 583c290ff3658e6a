package dev.daybook.verifier;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/**
 * Writes events as lines of an export.
 *
 * <p>A line is a JSON object with exactly these fields in this order: {@code position}, {@code id}, {@code name},
 * {@code version}, {@code recordedAtMicros} (since 1970, UTC), {@code actor}, {@code creator}, {@code commandId},
 * {@code dataDigest}, {@code hash}, {@code data}, and {@code amendedBy} and {@code amendedVersion} if the data was put
 * there by an amendment; version and digest are then still what was recorded. The data is a JSON string and not an
 * object: the digest covers the text, and a program on the way might write an object in another layout.
 */
public final class ExportLine {

    static final byte[] POSITION = ascii("{\"position\":");
    static final byte[] ID = ascii(",\"id\":\"");
    static final byte[] NAME = ascii("\",\"name\":\"");
    static final byte[] VERSION = ascii("\",\"version\":");
    static final byte[] RECORDED_AT = ascii(",\"recordedAtMicros\":");
    static final byte[] ACTOR = ascii(",\"actor\":\"");
    static final byte[] CREATOR = ascii("\",\"creator\":\"");
    static final byte[] COMMAND_ID = ascii("\",\"commandId\":\"");
    static final byte[] DATA_DIGEST = ascii("\",\"dataDigest\":\"");
    static final byte[] HASH = ascii("\",\"hash\":\"");
    static final byte[] DATA = ascii("\",\"data\":\"");
    static final byte[] AMENDED_BY = ascii("\",\"amendedBy\":\"");
    static final byte[] AMENDED_VERSION = ascii("\",\"amendedVersion\":");
    static final byte[] END_BEHIND_NUMBER = ascii("}");
    static final byte[] END = ascii("\"}");

    private static final byte[] HEX = ascii("0123456789abcdef");

    private final OutputStream out;

    /** Lines that go there; best buffered. */
    public ExportLine(OutputStream out) {
        this.out = out;
    }

    /** Writes one line, its end included. */
    public void write(ChainedEvent event) throws IOException {
        ByteBuffer links = event.links();
        out.write(POSITION);
        number(links.getLong());
        out.write(ID);
        uuid(links);
        out.write(NAME);
        text(links);
        out.write(VERSION);
        number(links.getInt());
        out.write(RECORDED_AT);
        number(links.getLong());
        out.write(ACTOR);
        text(links);
        out.write(CREATOR);
        text(links);
        out.write(COMMAND_ID);
        uuid(links);
        out.write(DATA_DIGEST);
        hex(event.dataDigest(), 0, ChainedEvent.DIGEST_LENGTH);
        out.write(HASH);
        hex(event.hash(), 0, ChainedEvent.DIGEST_LENGTH);
        out.write(DATA);
        escaped(event.dataBytes(), event.dataAt(), event.dataLength());
        if (event.isAmended()) {
            out.write(AMENDED_BY);
            uuid(ByteBuffer.allocate(16)
                    .putLong(event.amendmentHigh())
                    .putLong(event.amendmentLow())
                    .flip());
            out.write(AMENDED_VERSION);
            number(event.amendedVersion());
            out.write(END_BEHIND_NUMBER);
        } else {
            out.write(END);
        }
        out.write('\n');
    }

    private void number(long value) throws IOException {
        out.write(ascii(Long.toString(value)));
    }

    private void uuid(ByteBuffer links) throws IOException {
        byte[] bytes = new byte[16];
        links.get(bytes);
        int at = 0;
        int[] groups = {4, 2, 2, 2, 6};
        for (int group = 0; group < groups.length; group++) {
            if (group > 0) {
                out.write('-');
            }
            hex(bytes, at, groups[group]);
            at += groups[group];
        }
    }

    private void text(ByteBuffer links) throws IOException {
        byte[] bytes = new byte[links.getInt()];
        links.get(bytes);
        escaped(bytes, 0, bytes.length);
    }

    private void hex(byte[] bytes, int at, int length) throws IOException {
        for (int i = at; i < at + length; i++) {
            out.write(HEX[(bytes[i] >> 4) & 0xf]);
            out.write(HEX[bytes[i] & 0xf]);
        }
    }

    /** As a JSON string; UTF-8 stays as it is. */
    private void escaped(byte[] bytes, int at, int length) throws IOException {
        int plain = at;
        for (int i = at; i < at + length; i++) {
            byte b = bytes[i];
            boolean isControl = b >= 0 && b < 0x20;
            if (isControl || b == '"' || b == '\\') {
                out.write(bytes, plain, i - plain);
                plain = i + 1;
                out.write('\\');
                if (isControl) {
                    out.write(ascii("u00"));
                    hex(bytes, i, 1);
                } else {
                    out.write(b);
                }
            }
        }
        out.write(bytes, plain, at + length - plain);
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }
}
