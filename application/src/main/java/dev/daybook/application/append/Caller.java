package dev.daybook.application.append;

import java.util.Optional;

/**
 * Who sends a command, and how.
 *
 * @param key recognises the command when it is sent again
 * @param dryRun whether the command is carried out and then rolled back
 */
public record Caller(String actor, Optional<IdempotencyKey> key, boolean dryRun) {

    /** A caller who sends a command once, without a key. */
    public static Caller of(String actor) {
        return new Caller(actor, Optional.empty(), false);
    }

    /** The same caller, with a key for this command. */
    public Caller withKey(IdempotencyKey newKey) {
        return new Caller(actor, Optional.of(newKey), dryRun);
    }
}
