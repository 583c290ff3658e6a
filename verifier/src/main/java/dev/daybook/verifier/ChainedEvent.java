package dev.daybook.verifier;

import java.nio.ByteBuffer;
import java.security.DigestException;
import java.security.MessageDigest;
import java.util.Arrays;

/**
 * An event with everything that its hash needs. A reader uses one object for all of its events, one after another.
 *
 * <p>Its hash is SHA-256 over the hash of the event before it (32 bytes), its links, and the digest of its data (32).
 * The links are, in this order: position (8), id (16), name, version (4), microseconds since 1970 of its recording (8),
 * actor, creator, and the command's id (16); a text is its length in 4 bytes and UTF-8, numbers are big-endian. Call
 * the methods that set them in this order, {@link #begin} first.
 */
public final class ChainedEvent {

    /** How many bytes a digest has. */
    public static final int DIGEST_LENGTH = 32;

    private static final int ROOM_FOR_NUMBERS = 64;

    /** After the position. */
    private static final int ID_AT = 8;

    /** After position and id. */
    private static final int NAME_AT = 24;

    private ByteBuffer links = ByteBuffer.allocate(512);
    private long position;
    private long recordedAtMicros;
    private byte[] data = new byte[0];
    private int dataAt;
    private int dataLength;
    private final byte[] dataDigest = new byte[DIGEST_LENGTH];
    private final byte[] hash = new byte[DIGEST_LENGTH];
    private boolean isAmended;
    private long amendmentHigh;
    private long amendmentLow;
    private int amendedVersion;

    /** Makes this the event at that position with that id. */
    public void begin(long newPosition, long idHigh, long idLow) {
        position = newPosition;
        isAmended = false;
        links.clear();
        links.putLong(newPosition).putLong(idHigh).putLong(idLow);
    }

    /** The next text: the name, then actor, then creator. */
    public void text(byte[] bytes, int at, int length) {
        if (links.remaining() < length + ROOM_FOR_NUMBERS) {
            ByteBuffer larger = ByteBuffer.allocate(2 * (links.position() + length + ROOM_FOR_NUMBERS));
            links = larger.put(links.flip());
        }
        links.putInt(length).put(bytes, at, length);
    }

    /** Comes after the name. */
    public void recorded(int version, long microsSince1970) {
        recordedAtMicros = microsSince1970;
        links.putInt(version).putLong(microsSince1970);
    }

    /** Comes after the creator. */
    public void command(long high, long low) {
        links.putLong(high).putLong(low);
    }

    /** The digest of the data, and the hash, as they were recorded. */
    public void digests(byte[] bytes, int dataDigestAt, int hashAt) {
        System.arraycopy(bytes, dataDigestAt, dataDigest, 0, DIGEST_LENGTH);
        System.arraycopy(bytes, hashAt, hash, 0, DIGEST_LENGTH);
    }

    /** The data: a part of that array, which has to stay as it is until the next event begins. */
    public void data(byte[] bytes, int at, int length) {
        data = bytes;
        dataAt = at;
        dataLength = length;
    }

    /** The mark of an amendment: its id, and the version of the new data. No hash covers the mark. */
    public void amendedBy(long high, long low, int version) {
        isAmended = true;
        amendmentHigh = high;
        amendmentLow = low;
        amendedVersion = version;
    }

    public long position() {
        return position;
    }

    /** The first 64 bits of its id. */
    public long idHigh() {
        return links.getLong(ID_AT);
    }

    /** The last 64 bits of its id. */
    public long idLow() {
        return links.getLong(ID_AT + 8);
    }

    /** The first 64 bits of its command's id, which ends the links. */
    public long commandHigh() {
        return links.getLong(links.position() - 16);
    }

    /** The last 64 bits of its command's id. */
    public long commandLow() {
        return links.getLong(links.position() - 8);
    }

    /** Whether it has the mark of an amendment. */
    public boolean isAmended() {
        return isAmended;
    }

    long amendmentHigh() {
        return amendmentHigh;
    }

    long amendmentLow() {
        return amendmentLow;
    }

    int amendedVersion() {
        return amendedVersion;
    }

    /** Whether it has that name, in ASCII. */
    boolean isNamed(byte[] name) {
        return links.getInt(NAME_AT) == name.length
                && Arrays.equals(links.array(), NAME_AT + 4, NAME_AT + 4 + name.length, name, 0, name.length);
    }

    public long recordedAtMicros() {
        return recordedAtMicros;
    }

    byte[] dataDigest() {
        return dataDigest;
    }

    byte[] hash() {
        return hash;
    }

    byte[] dataBytes() {
        return data;
    }

    int dataAt() {
        return dataAt;
    }

    int dataLength() {
        return dataLength;
    }

    /** The links, to be read from their start. */
    ByteBuffer links() {
        return links.duplicate().flip();
    }

    /** A copy that does not change when this object goes on to the next event. */
    ChainedEvent copy() {
        ChainedEvent copy = new ChainedEvent();
        copy.links = ByteBuffer.allocate(links.capacity()).put(links());
        copy.position = position;
        copy.recordedAtMicros = recordedAtMicros;
        copy.isAmended = isAmended;
        copy.amendmentHigh = amendmentHigh;
        copy.amendmentLow = amendmentLow;
        copy.amendedVersion = amendedVersion;
        copy.data(Arrays.copyOfRange(data, dataAt, dataAt + dataLength), 0, dataLength);
        System.arraycopy(dataDigest, 0, copy.dataDigest, 0, DIGEST_LENGTH);
        System.arraycopy(hash, 0, copy.hash, 0, DIGEST_LENGTH);
        return copy;
    }

    /** Writes the digest of its data. */
    void digestData(MessageDigest sha256, byte[] digest) {
        sha256.update(data, dataAt, dataLength);
        finish(sha256, digest);
    }

    /**
     * Writes the hash that this event has after an event with the hash {@code previous}, if its data has the given
     * digest.
     */
    void hashBehind(byte[] previous, byte[] digestOfData, MessageDigest sha256, byte[] result) {
        sha256.update(previous);
        sha256.update(links.array(), 0, links.position());
        sha256.update(digestOfData);
        finish(sha256, result);
    }

    /**
     * Whether its recorded hash is the hash that it would have at the given position, after an event with the hash
     * {@code previous}.
     */
    boolean belongsAt(long otherPosition, byte[] previous, MessageDigest sha256) {
        byte[] result = new byte[DIGEST_LENGTH];
        links.putLong(0, otherPosition);
        hashBehind(previous, dataDigest, sha256, result);
        links.putLong(0, position);
        return Arrays.equals(result, hash);
    }

    private static void finish(MessageDigest sha256, byte[] result) {
        try {
            sha256.digest(result, 0, DIGEST_LENGTH);
        } catch (DigestException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
