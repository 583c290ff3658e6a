package dev.daybook.application.operation;

import com.fasterxml.uuid.Generators;
import dev.daybook.application.amendment.AmendmentInState;
import dev.daybook.application.amendment.AmendmentLedger;
import dev.daybook.application.amendment.Amendments;
import dev.daybook.application.amendment.AmendmentsDue;
import dev.daybook.application.amendment.ApprovedAmendments;
import dev.daybook.application.job.JobRunner;
import dev.daybook.application.log.EventCodec;
import dev.daybook.application.log.EventLog;
import dev.daybook.application.replay.ApprovedChanges;
import dev.daybook.application.replay.AsideStates;
import dev.daybook.application.replay.NightlyVerification;
import dev.daybook.application.replay.RebuildAtStart;
import dev.daybook.application.replay.Rematerialization;
import dev.daybook.application.replay.ReplayLedger;
import dev.daybook.application.replay.ReplayMetrics;
import dev.daybook.application.replay.ReplayResumption;
import dev.daybook.application.replay.Replays;
import dev.daybook.application.replay.StateReplay;
import dev.daybook.application.replay.VerificationSettings;
import dev.daybook.application.replay.Verifications;
import dev.daybook.application.setting.SettingTree;
import dev.daybook.application.setting.Settings;
import dev.daybook.application.state.ApplicationState;
import dev.daybook.domain.kernel.EventCatalogue;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.Clock;

/** Puts replays and amendments together in the server. */
@Singleton
public class ReplayAssembly {

    @Produces
    @Singleton
    StateReplay stateReplay(
            EventLog log,
            AsideStates states,
            EventCatalogue catalogue,
            EventCodec codec,
            ApprovedChanges changes,
            ServerResources server) {
        return new StateReplay(log, states, new Rematerialization(catalogue, codec), changes, server.threads());
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
    Replays replays(
            EventLog log,
            ReplayLedger ledger,
            AsideStates states,
            StateReplay replay,
            JobRunner runner,
            MeterRegistry registry) {
        return new Replays(
                log,
                ledger,
                states,
                replay,
                Generators.timeBasedEpochGenerator()::generate,
                runner,
                Clock.systemUTC(),
                new ReplayMetrics(registry));
    }

    @Produces
    @Singleton
    ReplayResumption replayResumption(Replays replays) {
        return new ReplayResumption(replays);
    }

    @Produces
    @Singleton
    NightlyVerification nightlyVerification(Replays replays, VerificationSettings settings) {
        return new NightlyVerification(replays, settings, Clock.systemUTC());
    }

    @Produces
    @Singleton
    Verifications verifications(Replays replays, EventLog log, Settings settings) {
        return new Verifications(replays, log, settings.get(SettingTree.ON_NEW_BUILD), Clock.systemUTC());
    }

    @Produces
    @Singleton
    RebuildAtStart rebuildAtStart(Replays replays, Settings settings) {
        return new RebuildAtStart(replays, settings.get(SettingTree.REBUILD_AT_START));
    }
}
