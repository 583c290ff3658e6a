package dev.daybook.domain.period;

import dev.daybook.domain.kernel.EventType;
import dev.daybook.domain.kernel.Feature;
import dev.daybook.domain.kernel.MaterializationContext;
import dev.daybook.domain.kernel.RejectionCode;
import dev.daybook.domain.kernel.StateAccess;
import java.util.List;
import java.util.UUID;

/** The table of contents of the noun <em>period</em>. */
public final class PeriodFeature implements Feature {

    @Override
    public String noun() {
        return "period";
    }

    @Override
    public List<RejectionCode> rejections() {
        return PeriodRejections.ALL;
    }

    @Override
    public List<EventType<?>> events() {
        return List.of(
                EventType.of("PeriodClosed", 1, PeriodClosed.class, PeriodMaterializer::closed)
                        .requiringOfNew(PeriodClosed::requireReason)
                        .announcing((event, state) -> expect(event.periodCloseId(), state)),
                EventType.of(
                                "PeriodReopeningProposed",
                                1,
                                PeriodReopeningProposed.class,
                                PeriodMaterializer::reopeningProposed)
                        .requiringOfNew(PeriodReopeningProposed::requireReason)
                        .announcing((event, state) -> expect(event.periodCloseId(), state)),
                EventType.of("PeriodReopened", 1, PeriodReopened.class, PeriodMaterializer::reopened)
                        .announcing((event, state) -> expect(event.periodCloseId(), state)));
    }

    @Override
    public void expectSubject(UUID id, StateAccess state) {
        expect(new PeriodCloseId(id), state);
    }

    @Override
    public void touchSubject(UUID id, MaterializationContext context) {
        PeriodMaterializer.touched(new PeriodCloseId(id), context);
    }

    private static void expect(PeriodCloseId id, StateAccess state) {
        state.state(PeriodCloseRepository.class).expect(id);
    }
}
