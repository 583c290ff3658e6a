package dev.daybook.adapters.rest.read;

import com.fasterxml.jackson.annotation.JsonRawValue;
import dev.daybook.application.amendment.Amendment;
import dev.daybook.application.log.RecordedEvent;
import dev.daybook.domain.kernel.EventName;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * An event as it is in the log.
 *
 * @param version the version of the data's shape
 * @param data verbatim: the text whose digest is in the chain, or in the event that records the latest amendment
 * @param amendedBy the latest amendment, if there is one; the hash is still that of the recorded data
 * @param amends of an {@code EventAmended}: the event that it amends, with the data that it has now
 * @param amendments all amendments in their order, if a single event is requested
 */
public record EventView(
        long position,
        UUID id,
        EventName name,
        int version,
        @Schema(type = SchemaType.OBJECT) @JsonRawValue String data,
        Instant recordedAt,
        String actor,
        String creator,
        String hash,
        Optional<UUID> amendedBy,
        Optional<Amends> amends,
        Optional<List<AmendmentMark>> amendments) {

    private static final ViewTag TAG = new ViewTag(2);

    /**
     * An event that was amended, as it is now.
     *
     * @param amendedBy its latest amendment: another one than that which shows it if the event was amended again
     */
    public record Amends(
            long position,
            UUID id,
            EventName name,
            int version,
            @Schema(type = SchemaType.OBJECT) @JsonRawValue String data,
            Optional<UUID> amendedBy) {

        static Amends of(RecordedEvent event) {
            return new Amends(
                    event.position(),
                    event.metadata().id(),
                    event.name(),
                    event.version(),
                    event.data().text(),
                    event.amended().map(RecordedEvent.Amended::by));
        }
    }

    /**
     * One amendment of the event.
     *
     * @param recordedAt the position of the event that records it
     * @param digestBefore of the data as recorded
     * @param digestReplaced of the data that was there
     * @param digestAfter of the new data
     */
    public record AmendmentMark(
            UUID id,
            long recordedAt,
            Instant appliedAt,
            String reason,
            String proposedBy,
            String approvedBy,
            String digestBefore,
            String digestReplaced,
            String digestAfter) {

        static AmendmentMark of(Amendment amendment) {
            Amendment.Content content = amendment.content();
            return new AmendmentMark(
                    amendment.id(),
                    amendment.recordedPosition().orElseThrow(),
                    amendment.appliedAt().orElseThrow(),
                    content.reason(),
                    content.proposedBy(),
                    amendment.approved().orElseThrow().by(),
                    content.digestBefore().toString(),
                    content.found().digest().toString(),
                    content.data().digest().toString());
        }
    }

    /** The tag of this view. An event stays as it was recorded, but it can be amended. */
    public String tag() {
        long lastChange = amendments.orElse(List.of()).stream()
                .mapToLong(AmendmentMark::recordedAt)
                .reduce(position, Math::max);
        UUID lastAmendment =
                amendedBy.or(() -> amends.flatMap(Amends::amendedBy)).orElse(id);
        return TAG.of(lastChange, lastAmendment);
    }

    /**
     * The view of that event with its amendments.
     *
     * @param amends the event that it amends, if it amends one
     */
    public static EventView of(RecordedEvent event, Optional<RecordedEvent> amends, List<Amendment> amendments) {
        return of(
                event,
                amends,
                Optional.of(amendments.stream().map(AmendmentMark::of).toList()));
    }

    /**
     * The view of that event.
     *
     * @param amends the event that it amends, if it amends one
     */
    public static EventView of(RecordedEvent event, Optional<RecordedEvent> amends) {
        return of(event, amends, Optional.empty());
    }

    /** The view of an event that amends no other. */
    public static EventView of(RecordedEvent event) {
        return of(event, Optional.empty());
    }

    private static EventView of(
            RecordedEvent event, Optional<RecordedEvent> amends, Optional<List<AmendmentMark>> amendments) {
        return new EventView(
                event.position(),
                event.metadata().id(),
                event.name(),
                event.version(),
                event.data().text(),
                event.metadata().recordedAt(),
                event.metadata().actor(),
                event.metadata().creator(),
                event.hash().toString(),
                event.amended().map(RecordedEvent.Amended::by),
                amends.map(Amends::of),
                amendments);
    }
}
