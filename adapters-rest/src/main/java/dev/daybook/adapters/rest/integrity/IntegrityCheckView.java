package dev.daybook.adapters.rest.integrity;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.daybook.application.integrity.IntegrityCheck;
import dev.daybook.verifier.Finding;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/**
 * A check of the log.
 *
 * @param status {@code running}, {@code intact}, {@code broken} or {@code failed}
 * @param position the last event that it has done
 * @param target the last event that it will do: the end of the log when it was requested
 * @param expected the earlier head that the chain must come through
 * @param firstBad the first position at which something is wrong
 * @param head the end of the chain, if it is intact
 * @param failure why there is no result
 */
public record IntegrityCheckView(
        UUID id,
        String status,
        long position,
        long target,
        long eventsPerSecond,
        Instant startedAt,
        @JsonInclude(JsonInclude.Include.ALWAYS) Optional<Instant> finishedAt,
        String requestedBy,
        @JsonInclude(JsonInclude.Include.ALWAYS) Optional<HeadView> expected,
        @JsonInclude(JsonInclude.Include.ALWAYS) Optional<FindingView> firstBad,
        @JsonInclude(JsonInclude.Include.ALWAYS) Optional<HeadView> head,
        @JsonInclude(JsonInclude.Include.ALWAYS) Optional<String> failure) {

    /**
     * What is wrong.
     *
     * @param problem a stable code such as {@code data-changed}
     * @param detail a sentence for people
     */
    public record FindingView(long position, String problem, String detail) {

        static FindingView of(Finding finding) {
            return new FindingView(finding.position(), finding.problem().code(), finding.detail());
        }
    }

    static IntegrityCheckView of(IntegrityCheck check) {
        return new IntegrityCheckView(
                check.id(),
                check.status().code(),
                check.position(),
                check.target(),
                check.eventsPerSecond(),
                check.startedAt(),
                check.finishedAt(),
                check.requestedBy(),
                check.expected().map(HeadView::of),
                check.firstBad().map(FindingView::of),
                check.head().map(HeadView::of),
                check.failure());
    }
}
