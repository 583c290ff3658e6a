package dev.daybook.domain.period;

import dev.daybook.domain.kernel.EventMetadata;
import dev.daybook.domain.kernel.MaterializationContext;
import dev.daybook.domain.kernel.Rejection;
import java.time.LocalDate;
import java.util.Optional;

/** What the events of a period close mean for the application state. */
final class PeriodMaterializer {

    private PeriodMaterializer() {}

    static void closed(PeriodClosed event, MaterializationContext context) {
        PeriodCloseRepository closes = context.state(PeriodCloseRepository.class);
        closes.find(event.periodCloseId()).ifPresent(existing -> {
            throw Rejection.conflict(
                    "period.id-in-use",
                    "The id " + event.periodCloseId() + " belongs to the close of the period before "
                            + existing.firstOpenDay() + ".");
        });
        PeriodClose.Step step = step(context);
        closes.add(new PeriodClose(
                event.periodCloseId(),
                event.firstOpenDay(),
                event.reason(),
                step,
                Optional.empty(),
                Optional.empty(),
                step.position()));
        // a fact may close an earlier period than the one that is closed already
        LocalDate current = closes.findFirstOpenDay().orElse(LocalDate.MIN);
        if (event.firstOpenDay().isAfter(current)) {
            closes.changeFirstOpenDay(Optional.of(event.firstOpenDay()), step.position());
        }
    }

    static void reopeningProposed(PeriodReopeningProposed event, MaterializationContext context) {
        PeriodCloseRepository closes = context.state(PeriodCloseRepository.class);
        PeriodClose.Step step = step(context);
        closes.change(closes.findExisting(event.periodCloseId())
                .withProposal(new PeriodClose.Proposal(event.reason(), step.by(), step.at()), step.position()));
    }

    static void reopened(PeriodReopened event, MaterializationContext context) {
        PeriodCloseRepository closes = context.state(PeriodCloseRepository.class);
        PeriodClose.Step step = step(context);
        closes.change(closes.findExisting(event.periodCloseId()).reopened(step));
        closes.changeFirstOpenDay(closes.findLastInForce().map(PeriodClose::firstOpenDay), step.position());
    }

    static void touched(PeriodCloseId id, MaterializationContext context) {
        PeriodCloseRepository closes = context.state(PeriodCloseRepository.class);
        closes.find(id)
                .ifPresent(
                        close -> closes.change(close.touched(context.metadata().position())));
    }

    private static PeriodClose.Step step(MaterializationContext context) {
        EventMetadata metadata = context.metadata();
        return new PeriodClose.Step(metadata.actor(), metadata.recordedAt(), metadata.position());
    }
}
