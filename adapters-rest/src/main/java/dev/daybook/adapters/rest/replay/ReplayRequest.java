package dev.daybook.adapters.rest.replay;

import dev.daybook.adapters.rest.json.JsonRefusal;
import dev.daybook.application.replay.Replay;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * Which replay is wanted.
 *
 * @param kind {@code rebuild} or {@code verify}
 * @param keepFormer whether a rebuild keeps the former state in the database under another name
 */
public record ReplayRequest(
        @Schema(enumeration = {"rebuild", "verify"}) String kind, Optional<Boolean> keepFormer) {

    Replay.Kind ofKind() {
        // a trial is started by its amendment
        return Replay.Kind.ofCode(kind)
                .filter(known -> known != Replay.Kind.TRIAL)
                .orElseThrow(() -> JsonRefusal.wrongShape("The kind of a replay is rebuild or verify."));
    }

    boolean keepsFormer() {
        return keepFormer.orElse(false);
    }
}
