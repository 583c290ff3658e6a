package dev.daybook.adapters.rest.amendment;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonRawValue;
import dev.daybook.adapters.rest.replay.ReplayView;
import dev.daybook.application.amendment.Amendment;
import dev.daybook.application.amendment.Amendment.Content;
import dev.daybook.application.amendment.Amendment.Signature;
import dev.daybook.application.amendment.AmendmentCase;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * An amendment of an event.
 *
 * @param status how far it has come: proposed, approved, applied, or withdrawn instead
 * @param position of the event
 * @param version the version whose shape the new data has
 * @param data the new data
 * @param replaced the data that is replaced, as text, because it may be invalid JSON
 * @param digestBefore of the data as recorded
 * @param digestReplaced of the data that was there
 * @param digestAfter of the new data
 * @param changedPastTheLog whether the data had been changed without an amendment
 * @param trial the trial's result: divergences are what the amendment would change, a failure is why it can't be applied
 * @param rebuild the latest rebuild since it was approved, while it is not applied
 * @param recordedAt the position of the event that records it
 */
public record AmendmentView(
        UUID id,
        String status,
        long position,
        int version,
        @Schema(type = SchemaType.OBJECT) @JsonRawValue String data,
        String replaced,
        String digestBefore,
        String digestReplaced,
        String digestAfter,
        boolean changedPastTheLog,
        String reason,
        String proposedBy,
        Instant proposedAt,
        @JsonInclude(JsonInclude.Include.ALWAYS) Optional<ReplayView> trial,
        Optional<String> approvedBy,
        Optional<Instant> approvedAt,
        Optional<ReplayView> rebuild,
        Optional<String> withdrawnBy,
        Optional<Instant> withdrawnAt,
        Optional<Long> recordedAt,
        Optional<Instant> appliedAt) {

    static AmendmentView of(AmendmentCase known) {
        Amendment amendment = known.amendment();
        Content content = amendment.content();
        return new AmendmentView(
                amendment.id(),
                amendment.status().code(),
                amendment.position(),
                content.version(),
                content.data().text(),
                content.found().text(),
                content.digestBefore().toString(),
                content.found().digest().toString(),
                content.data().digest().toString(),
                !content.found().digest().equals(content.digestBefore()),
                content.reason(),
                content.proposedBy(),
                amendment.proposedAt(),
                known.trial().map(ReplayView::of),
                amendment.approved().map(Signature::by),
                amendment.approved().map(Signature::at),
                known.rebuild().map(ReplayView::of),
                amendment.withdrawn().map(Signature::by),
                amendment.withdrawn().map(Signature::at),
                amendment.recordedPosition(),
                amendment.appliedAt());
    }
}
