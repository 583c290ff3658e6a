package dev.daybook.benchmarks.inserver;

import dev.daybook.application.task.TaskDelivery;
import dev.daybook.application.task.TaskHandler;
import jakarta.inject.Singleton;

/** Carries a notice out: does nothing and succeeds at once. */
@Singleton
public class DepositNoticeHandler implements TaskHandler<DepositNotice> {

    @Override
    public String kind() {
        return DepositNotice.DONE;
    }

    @Override
    public Class<DepositNotice> record() {
        return DepositNotice.class;
    }

    @Override
    public String handle(DepositNotice task, TaskDelivery delivery) {
        return "noted";
    }
}
