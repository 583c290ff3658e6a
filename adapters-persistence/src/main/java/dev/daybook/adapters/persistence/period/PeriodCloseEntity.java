package dev.daybook.adapters.persistence.period;

import dev.daybook.domain.period.PeriodClose;
import dev.daybook.domain.period.PeriodClose.Proposal;
import dev.daybook.domain.period.PeriodClose.Step;
import dev.daybook.domain.period.PeriodCloseId;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.NullUnmarked;
import org.jspecify.annotations.Nullable;

/** A row of the table {@code period_close}. */
@Entity
@Table(name = "period_close")
@NullUnmarked
class PeriodCloseEntity {

    @Id
    @Column(name = "period_close_id")
    private UUID periodCloseId;

    @Column(name = "first_open_day", updatable = false)
    private LocalDate firstOpenDay;

    @Column(updatable = false)
    private String reason;

    @Column(name = "closed_by", updatable = false)
    private String closedBy;

    @Column(name = "closed_at", updatable = false)
    private OffsetDateTime closedAt;

    @Column(name = "closed_position", updatable = false)
    private long closedPosition;

    @Column(name = "reopening_reason")
    private @Nullable String reopeningReason;

    @Column(name = "reopening_proposed_by")
    private @Nullable String reopeningProposedBy;

    @Column(name = "reopening_proposed_at")
    private @Nullable OffsetDateTime reopeningProposedAt;

    @Column(name = "reopened_by")
    private @Nullable String reopenedBy;

    @Column(name = "reopened_at")
    private @Nullable OffsetDateTime reopenedAt;

    @Column(name = "reopened_position")
    private @Nullable Long reopenedPosition;

    private long position;

    protected PeriodCloseEntity() {}

    PeriodCloseEntity(PeriodClose close) {
        periodCloseId = close.id().value();
        firstOpenDay = close.firstOpenDay();
        reason = close.reason();
        closedBy = close.closed().by();
        closedAt = utc(close.closed().at());
        closedPosition = close.closed().position();
        close.proposal().ifPresent(proposal -> {
            reopeningReason = proposal.reason();
            reopeningProposedBy = proposal.by();
            reopeningProposedAt = utc(proposal.at());
        });
        close.reopened().ifPresent(step -> {
            reopenedBy = step.by();
            reopenedAt = utc(step.at());
            reopenedPosition = step.position();
        });
        position = close.position();
    }

    PeriodClose toPeriodClose() {
        return new PeriodClose(
                new PeriodCloseId(periodCloseId),
                firstOpenDay,
                reason,
                new Step(closedBy, closedAt.toInstant(), closedPosition),
                Optional.ofNullable(reopeningReason)
                        .map(why -> new Proposal(why, reopeningProposedBy, reopeningProposedAt.toInstant())),
                Optional.ofNullable(reopenedBy).map(by -> new Step(by, reopenedAt.toInstant(), reopenedPosition)),
                position);
    }

    private static OffsetDateTime utc(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }
}
