package dev.daybook.application.append;

/** How a batch finds out which keys of its commands are new. */
enum NewKeys {
    /** All keys are looked up before the commands are decided. */
    LOOKED_UP,

    /** They are presumed to be new, where a unique index refuses the others when the batch is written. */
    PRESUMED;

    /** Whether that key is presumed to be new. No index compares a key with what earlier builds have stored for it. */
    boolean presumes(IdempotencyKey key) {
        return this == PRESUMED && key.knownAs().size() == 1;
    }
}
