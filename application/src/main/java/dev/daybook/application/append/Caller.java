package dev.daybook.application.append;

import java.util.List;
import java.util.stream.Stream;

/**
 * Who sends a command, and how.
 *
 * @param keys recognise the command when it is sent again; the first one that is on record decides
 * @param dryRun whether the command is carried out and then rolled back
 */
public record Caller(String actor, List<IdempotencyKey> keys, boolean dryRun) {

    public Caller {
        keys = List.copyOf(keys);
    }

    /** A caller who sends a command once, without a key. */
    public static Caller of(String actor) {
        return new Caller(actor, List.of(), false);
    }

    /** The same caller, with one more key for this command. */
    public Caller withKey(IdempotencyKey newKey) {
        List<IdempotencyKey> all = keys.isEmpty()
                ? List.of(newKey)
                : Stream.concat(keys.stream(), Stream.of(newKey)).toList();
        return new Caller(actor, all, dryRun);
    }

    /** The same caller, who only tries the command. */
    public Caller asDryRun() {
        return new Caller(actor, keys, true);
    }
}
