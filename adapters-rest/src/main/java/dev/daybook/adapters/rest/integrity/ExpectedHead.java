package dev.daybook.adapters.rest.integrity;

import dev.daybook.adapters.rest.json.JsonRefusal;
import dev.daybook.application.log.Digest;
import dev.daybook.application.log.LogPosition;
import java.util.HexFormat;
import java.util.regex.Pattern;

/**
 * A head that {@code GET /integrity/head} gave earlier: the chain must come through it.
 *
 * @param position 1 or more
 * @param hash 64 hexadecimal digits
 */
public record ExpectedHead(long position, String hash) {

    private static final Pattern HASH = Pattern.compile("[0-9a-fA-F]{64}");

    LogPosition head() {
        if (position < 1) {
            throw JsonRefusal.wrongShape("The position of an expected head is 1 or more.");
        }
        if (!HASH.matcher(hash).matches()) {
            throw JsonRefusal.wrongShape("The hash of an expected head has 64 hexadecimal digits.");
        }
        return new LogPosition(position, Digest.ofBytes(HexFormat.of().parseHex(hash)));
    }
}
