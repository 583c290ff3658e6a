package dev.daybook.benchmarks.inserver;

import dev.daybook.domain.kernel.EventType;
import dev.daybook.domain.kernel.Feature;
import dev.daybook.domain.kernel.MaterializationContext;
import java.util.List;

/** Registers the deposit that submits a task. */
public final class NoticeFeature implements Feature {

    @Override
    public String noun() {
        return "notice";
    }

    @Override
    public List<EventType<?>> events() {
        return List.of(
                EventType.of("FundsDepositedWithNotice", 1, FundsDepositedWithNotice.class, NoticeFeature::deposited)
                        .announcing((event, state) -> DepositMeaning.announce(event.deposit(), state)));
    }

    private static void deposited(FundsDepositedWithNotice event, MaterializationContext context) {
        DepositMeaning.materialize(event.deposit(), context);
        context.tasks().submit(new DepositNotice(event.kind(), event.deposit().transactionId()));
    }
}
