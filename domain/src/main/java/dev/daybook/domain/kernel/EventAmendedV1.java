package dev.daybook.domain.kernel;

import java.util.List;
import java.util.UUID;

/** The first shape of {@link EventAmended}: it did not name the things that the amended event was about. */
public record EventAmendedV1(
        long position,
        UUID amendmentId,
        UUID eventId,
        int version,
        String digestBefore,
        String digestFound,
        String digestAfter,
        String reason,
        String proposedBy,
        String approvedBy) {

    EventAmended upgrade() {
        return new EventAmended(
                position,
                amendmentId,
                eventId,
                version,
                digestBefore,
                digestFound,
                digestAfter,
                reason,
                proposedBy,
                approvedBy,
                List.of());
    }
}
