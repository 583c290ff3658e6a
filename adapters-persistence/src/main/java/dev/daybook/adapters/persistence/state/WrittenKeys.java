package dev.daybook.adapters.persistence.state;

import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/**
 * The keys of a table that began empty: the keys that were written into it since. A key that was not written is nearly
 * always recognised as such; a key that was written is always possible.
 *
 * <p>This is a Bloom filter that grows with the number of keys. It spends so many bits a key that among millions of keys
 * not one is mistaken. Its size has a bound, beyond which mistakes become frequent. A mistake costs one question to the
 * database.
 */
final class WrittenKeys implements PossibleKeys {

    private static final int FIRST_BITS = 1 << 20;
    private static final int MOST_BITS = 1 << 28;
    private static final int BITS_A_KEY = 48;
    private static final int PROBES = 7;

    private final List<long[]> segments = new ArrayList<>();
    private int bits = FIRST_BITS / 2;
    private long room;

    @Override
    public void add(Object key) {
        if (room <= 0 && (segments.isEmpty() || bits < MOST_BITS)) {
            bits *= 2;
            segments.add(new long[bits / Long.SIZE]);
            room = bits / BITS_A_KEY;
        }
        room--;
        long[] segment = segments.get(segments.size() - 1);
        long hash = hash(key);
        long step = mix(hash) | 1;
        for (int i = 0; i < PROBES; i++) {
            int bit = place(hash, segment);
            segment[bit >>> 6] |= 1L << bit;
            hash += step;
        }
    }

    @Override
    public boolean mayContain(Object key) {
        long hash = hash(key);
        long step = mix(hash) | 1;
        // most keys that are looked up were written lately
        for (int i = segments.size() - 1; i >= 0; i--) {
            if (contains(segments.get(i), hash, step)) {
                return true;
            }
        }
        return false;
    }

    private static boolean contains(long[] segment, long first, long step) {
        long hash = first;
        for (int i = 0; i < PROBES; i++) {
            int bit = place(hash, segment);
            if ((segment[bit >>> 6] & 1L << bit) == 0) {
                return false;
            }
            hash += step;
        }
        return true;
    }

    private static int place(long hash, long[] segment) {
        return (int) (mix(hash) & (segment.length * (long) Long.SIZE - 1));
    }

    private static long hash(Object key) {
        if (key instanceof UUID id) {
            return mix(id.getMostSignificantBits()) ^ id.getLeastSignificantBits();
        }
        String text = key.toString();
        long hash = text.length();
        for (int i = 0; i < text.length(); i++) {
            hash = (hash ^ text.charAt(i)) * 0x100_0000_01b3L;
            hash ^= hash >>> 29;
        }
        return hash;
    }

    private static long mix(long value) {
        long mixed = (value ^ value >>> 33) * 0xff51_afd7_ed55_8ccdL;
        mixed = (mixed ^ mixed >>> 33) * 0xc4ce_b9fe_1a85_ec53L;
        return mixed ^ mixed >>> 33;
    }
}
