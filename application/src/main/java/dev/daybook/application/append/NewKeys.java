package dev.daybook.application.append;

import java.util.List;

/** How a batch finds out which keys of its commands are new. */
enum NewKeys {
    /** All keys are looked up before the commands are decided. */
    LOOKED_UP {
        @Override
        List<String> toLookUp(IdempotencyKey key) {
            return key.knownAs();
        }
    },

    /** They are presumed to be new; when the batch is written, a unique index refuses the others. */
    PRESUMED {
        @Override
        List<String> toLookUp(IdempotencyKey key) {
            // no index compares a new key with what earlier builds have stored for it
            return key.knownAs().size() == 1 ? List.of() : key.knownAs();
        }
    };

    /** The texts of that key to look up before the commands are decided. */
    abstract List<String> toLookUp(IdempotencyKey key);
}
