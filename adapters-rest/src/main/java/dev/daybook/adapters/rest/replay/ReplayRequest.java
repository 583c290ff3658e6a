package dev.daybook.adapters.rest.replay;

import dev.daybook.adapters.rest.json.JsonRefusal;
import dev.daybook.application.replay.Replay;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * Which replay is wanted.
 *
 * @param kind {@code rebuild} or {@code verify}
 * @param keepFormer whether a rebuild leaves the former state in the database, under another name; it does not otherwise
 */
public record ReplayRequest(
        @Schema(enumeration = {"rebuild", "verify"}) String kind, Optional<Boolean> keepFormer) {

    Replay.Kind ofKind() {
        // what is to be tried out comes with an amendment
        return Replay.Kind.ofCode(kind)
                .filter(known -> known != Replay.Kind.TRIAL)
                .orElseThrow(() -> JsonRefusal.wrongShape("The kind of a replay is rebuild or verify."));
    }

    boolean keepsFormer() {
        return keepFormer.orElse(false);
    }
}
