package dev.daybook.adapters.rest.period;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.daybook.adapters.rest.read.ViewTag;
import dev.daybook.domain.period.PeriodClose;
import dev.daybook.domain.period.PeriodCloseId;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Locale;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * A period close.
 *
 * @param firstOpenDay the last closed day is the one before it
 * @param closedBy the user
 * @param reopening null if it was never proposed
 * @param position the position of the last event that changed it
 */
public record PeriodCloseView(
        LocalDate firstOpenDay,
        PeriodCloseId periodCloseId,

        @Schema(enumeration = {"closed", "reopening-proposed", "reopened"})
        String status,

        String reason,
        String closedBy,
        Instant closedAt,
        @JsonInclude(JsonInclude.Include.ALWAYS) Optional<ReopeningView> reopening,
        long position) {

    static final ViewTag TAG = new ViewTag(1);

    /**
     * How a period is reopened. The proposal is missing if a fact from outside has reopened the period.
     *
     * @param proposedBy the user
     * @param approvedBy the other user; null until the reopening is approved
     */
    public record ReopeningView(
            Optional<String> reason,
            Optional<String> proposedBy,
            Optional<Instant> proposedAt,
            @JsonInclude(JsonInclude.Include.ALWAYS) Optional<String> approvedBy,
            @JsonInclude(JsonInclude.Include.ALWAYS) Optional<Instant> approvedAt) {

        static Optional<ReopeningView> of(PeriodClose close) {
            if (close.proposal().isEmpty() && close.isInForce()) {
                return Optional.empty();
            }
            return Optional.of(new ReopeningView(
                    close.proposal().map(PeriodClose.Proposal::reason),
                    close.proposal().map(PeriodClose.Proposal::by),
                    close.proposal().map(PeriodClose.Proposal::at),
                    close.reopened().map(PeriodClose.Step::by),
                    close.reopened().map(PeriodClose.Step::at)));
        }
    }

    static PeriodCloseView of(PeriodClose close) {
        return new PeriodCloseView(
                close.firstOpenDay(),
                close.id(),
                close.status().name().toLowerCase(Locale.ROOT).replace('_', '-'),
                close.reason(),
                close.closed().by(),
                close.closed().at(),
                ReopeningView.of(close),
                close.position());
    }
}
