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
 * @param version in whose shape the new data is
 * @param data the new data
 * @param replaced the data in whose place it comes, as text, for it may not even be JSON
 * @param digestBefore of the data that ought to have been there
 * @param digestReplaced of the data that was there
 * @param digestAfter of the new data
 * @param changedPastTheLog whether somebody had changed the data without an amendment
 * @param trial what would become of the state: divergences are what would change, a failure tells why it must not be
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
