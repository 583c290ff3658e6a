package dev.daybook.verifier;

import java.util.Arrays;
import java.util.HexFormat;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A position and the chain's hash there. */
public final class ChainHead {

    /** Before the first event: position 0 and 32 zero bytes. */
    public static final ChainHead START = new ChainHead(0, new byte[ChainedEvent.DIGEST_LENGTH]);

    private static final Pattern TEXT = Pattern.compile("([0-9]{1,18}):([0-9a-f]{64})");

    private final long position;
    private final byte[] hash;

    public ChainHead(long position, byte[] hash) {
        if (position < 0 || hash.length != ChainedEvent.DIGEST_LENGTH) {
            throw new IllegalArgumentException(
                    "No head of a chain: position " + position + ", " + hash.length + " bytes");
        }
        this.position = position;
        this.hash = hash.clone();
    }

    /**
     * The head that is written as position, colon, and 64 hexadecimal digits in lower case.
     *
     * @throws IllegalArgumentException if it is written otherwise
     */
    public static ChainHead parse(String text) {
        Matcher matcher = TEXT.matcher(text);
        if (!matcher.matches()) {
            throw new IllegalArgumentException(
                    "A head is written as position:hash with 64 hexadecimal digits, not as " + text);
        }
        return new ChainHead(Long.parseLong(matcher.group(1)), HexFormat.of().parseHex(matcher.group(2)));
    }

    public long position() {
        return position;
    }

    /** A copy of the 32 bytes. */
    public byte[] hash() {
        return hash.clone();
    }

    boolean hasHash(byte[] other) {
        return Arrays.equals(hash, other);
    }

    /** The hash in hexadecimal digits. */
    public String hashText() {
        return HexFormat.of().formatHex(hash);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof ChainHead head && head.position == position && hasHash(head.hash);
    }

    @Override
    public int hashCode() {
        return Long.hashCode(position) * 31 + Arrays.hashCode(hash);
    }

    @Override
    public String toString() {
        return position + ":" + hashText();
    }
}
