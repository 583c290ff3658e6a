package dev.daybook.application.replay;

import dev.daybook.application.replay.Replay.Kind;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;

/**
 * The metrics of replays: how long they take and how they end ({@code daybook.replay}), and how many divergences the
 * latest verification or rebuild of this server lists ({@code daybook.state.divergences}).
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
