package dev.daybook.application.replay;

import dev.daybook.application.replay.Replay.Kind;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;

/**
 * What is measured of replays: how long they take and what comes of them, {@code daybook.replay}, and how many values the
 * latest verification of this server has found to differ, {@code daybook.state.divergences}.
 */
public final class ReplayMetrics {

    private final MeterRegistry registry;
    private final AtomicLong divergences;

    public ReplayMetrics(MeterRegistry registry) {
        this.registry = registry;
        AtomicLong none = new AtomicLong();
        registry.gauge("daybook.state.divergences", none);
        divergences = none;
    }

    void ended(Kind kind, ReplayLedger.Result result, Duration time) {
        registry.timer(
                        "daybook.replay",
                        "kind",
                        kind.code(),
                        "status",
                        result.status().code())
                .record(time);
        if (kind != Kind.TRIAL
                && result.status() != Replay.Status.FAILED
                && result.status() != Replay.Status.CANCELLED) {
            divergences.set(result.report().divergences().size());
        }
    }
}
