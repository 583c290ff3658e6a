package dev.daybook.application.operation;

import com.fasterxml.uuid.Generators;
import dev.daybook.application.amendment.AmendmentInState;
import dev.daybook.application.amendment.AmendmentLedger;
import dev.daybook.application.amendment.Amendments;
import dev.daybook.application.amendment.AmendmentsDue;
import dev.daybook.application.amendment.ApprovedAmendments;
import dev.daybook.application.log.EventCodec;
import dev.daybook.application.log.EventLog;
import dev.daybook.application.readiness.Readiness;
import dev.daybook.application.replay.ApprovedChanges;
import dev.daybook.application.replay.AsideStates;
import dev.daybook.application.replay.RebuildAtStart;
import dev.daybook.application.replay.Rematerialization;
import dev.daybook.application.replay.ReplayLedger;
import dev.daybook.application.replay.ReplayMetrics;
import dev.daybook.application.replay.Replays;
import dev.daybook.application.replay.StateReplay;
import dev.daybook.application.replay.VerificationSettings;
import dev.daybook.application.replay.Verifications;
import dev.daybook.application.state.ApplicationState;
import dev.daybook.domain.kernel.EventCatalogue;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedScheduledExecutorService;
import jakarta.enterprise.concurrent.ManagedThreadFactory;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.BeforeDestroyed;
import jakarta.enterprise.context.Initialized;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import org.eclipse.microprofile.config.Config;
import org.jspecify.annotations.Nullable;

/** Puts replays and amendments together in the server. */
@Singleton
public class ReplayAssembly {

    private static final long SECONDS_BETWEEN_LOOKS = 5;

    @Resource
    private @Nullable ManagedThreadFactory threads;

    @Resource
    private @Nullable ManagedScheduledExecutorService scheduler;

    private @Nullable ScheduledFuture<?> looking;

    @Produces
    @Singleton
    StateReplay stateReplay(
            EventLog log, AsideStates states, EventCatalogue catalogue, EventCodec codec, ApprovedChanges changes) {
        return new StateReplay(log, states, new Rematerialization(catalogue, codec), changes, given(threads));
    }

    @Produces
    @Singleton
    ApprovedAmendments approvedAmendments(
            EventLog log, EventCatalogue catalogue, EventCodec codec, AmendmentLedger ledger) {
        return new ApprovedAmendments(
                log, catalogue, codec, ledger, Clock.systemUTC(), Generators.timeBasedEpochGenerator()::generate);
    }

    @Produces
    @Singleton
    AmendmentsDue amendmentsDue(EventLog log, AmendmentLedger ledger, Replays replays) {
        return new AmendmentsDue(log, ledger, replays, Clock.systemUTC());
    }

    @Produces
    @Singleton
    Amendments amendments(
            EventLog log, EventCatalogue catalogue, EventCodec codec, AmendmentLedger ledger, AmendmentsDue due) {
        return new Amendments(log, catalogue, codec, ledger, due, Generators.timeBasedEpochGenerator()::generate);
    }

    @Produces
    @Singleton
    AmendmentInState amendmentInState(EventLog log, ApplicationState state, EventCodec codec, Replays replays) {
        return new AmendmentInState(log, state, codec, replays);
    }

    @Produces
    @Singleton
    Replays replays(EventLog log, ReplayLedger ledger, AsideStates states, StateReplay replay, MeterRegistry registry) {
        return new Replays(
                log,
                ledger,
                states,
                replay,
                Generators.timeBasedEpochGenerator()::generate,
                given(threads),
                new ReplayMetrics(registry));
    }

    @Produces
    @Singleton
    Verifications verifications(Replays replays, EventLog log, Readiness readiness, Config config) {
        return new Verifications(replays, log, readiness, VerificationSettings.of(config), Clock.systemUTC());
    }

    @Produces
    @Singleton
    RebuildAtStart rebuildAtStart(Replays replays, Config config) {
        return new RebuildAtStart(
                replays,
                config.getOptionalValue("daybook.state.rebuild-at-start", Boolean.class)
                        .orElse(false));
    }

    void start(
            @Observes @Initialized(ApplicationScoped.class) Object started,
            Verifications verifications,
            AmendmentsDue amendments) {
        Runnable look = () -> {
            // what people wait for comes first
            amendments.run();
            verifications.run();
        };
        looking = given(scheduler)
                .scheduleWithFixedDelay(look, SECONDS_BETWEEN_LOOKS, SECONDS_BETWEEN_LOOKS, TimeUnit.SECONDS);
    }

    void stop(@Observes @BeforeDestroyed(ApplicationScoped.class) Object stopping, Replays replays) {
        if (looking != null) {
            looking.cancel(false);
        }
        replays.close();
    }

    private static <T> T given(@Nullable T resource) {
        if (resource == null) {
            throw new IllegalStateException("The server does not give what replays are carried out with");
        }
        return resource;
    }
}
