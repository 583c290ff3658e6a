package dev.daybook.application.inmemory;

import java.util.EnumMap;
import java.util.Map;

/** Does at chosen steps what a test has planned: it throws, or something else happens at that moment. */
public final class PlannedFaults implements Faults {

    private final Map<Step, Runnable> plans = new EnumMap<>(Step.class);

    /** From now on that happens before each such step. */
    public void before(Step step, Runnable plan) {
        plans.put(step, plan);
    }

    /** Nothing is planned any longer. */
    public void forget() {
        plans.clear();
    }

    @Override
    public void before(Step step) {
        Runnable plan = plans.get(step);
        if (plan != null) {
            plan.run();
        }
    }
}
