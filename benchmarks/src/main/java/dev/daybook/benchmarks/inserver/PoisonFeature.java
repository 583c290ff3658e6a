package dev.daybook.benchmarks.inserver;

import dev.daybook.domain.kernel.EventType;
import dev.daybook.domain.kernel.Feature;
import dev.daybook.domain.kernel.MaterializationContext;
import java.util.List;

/** Registers the event whose materializer writes what a deposit writes, and then throws. */
public final class PoisonFeature implements Feature {

    /** What the materializer throws. */
    static final class Poison extends RuntimeException {
        private static final long serialVersionUID = 1;

        Poison() {
            super("a materializer that throws after it has written");
        }
    }

    @Override
    public String noun() {
        return "poison";
    }

    @Override
    public List<EventType<?>> events() {
        return List.of(EventType.of("FundsMisplaced", 1, FundsMisplaced.class, PoisonFeature::misplaced));
    }

    private static void misplaced(FundsMisplaced event, MaterializationContext context) {
        DepositMeaning.materialize(event.deposit(), context);
        throw new Poison();
    }
}
