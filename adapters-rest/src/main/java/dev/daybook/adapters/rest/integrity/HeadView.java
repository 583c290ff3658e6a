package dev.daybook.adapters.rest.integrity;

import dev.daybook.application.log.LogPosition;

/**
 * A position and the chain's hash there.
 *
 * @param position 0 for an empty log
 * @param hash 64 hexadecimal digits
 */
public record HeadView(long position, String hash) {

    static HeadView of(LogPosition head) {
        return new HeadView(head.position(), head.hash().toString());
    }
}
