package dev.daybook.application.operation;

import com.fasterxml.uuid.Generators;
import dev.daybook.application.append.AppendEngine;
import dev.daybook.application.append.AppendSettings;
import dev.daybook.application.append.EventAppender;
import dev.daybook.application.append.FactReader;
import dev.daybook.application.integrity.IntegrityChecks;
import dev.daybook.application.integrity.IntegrityLedger;
import dev.daybook.application.integrity.RecordedChain;
import dev.daybook.application.job.JobRunner;
import dev.daybook.application.log.EventCodec;
import dev.daybook.application.log.EventLog;
import dev.daybook.application.readiness.DeploymentCheck;
import dev.daybook.application.readiness.Readiness;
import dev.daybook.application.readiness.SchemaMigration;
import dev.daybook.application.readiness.StartSequence;
import dev.daybook.application.state.ApplicationState;
import dev.daybook.application.task.NewTasks;
import dev.daybook.application.time.ElapsedTime;
import dev.daybook.domain.kernel.EventCatalogue;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.BeforeDestroyed;
import jakarta.enterprise.context.Initialized;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Instance;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import jakarta.transaction.UserTransaction;
import java.time.Clock;
import org.jboss.logging.Logger;

/** Puts the corridor and the checks of the log together in the server. */
@Singleton
public class Assembly {

    private static final Logger LOG = Logger.getLogger(Assembly.class);

    private final Readiness readiness = new Readiness();
    private final EventCatalogue catalogue =
            EventCatalogue.load(Thread.currentThread().getContextClassLoader());

    @Produces
    @Singleton
    EventCatalogue catalogue() {
        return catalogue;
    }

    @Produces
    @Singleton
    Readiness readiness() {
        return readiness;
    }

    @Produces
    @Singleton
    AppendEngine engine(
            EventLog eventLog,
            ApplicationState applicationState,
            EventCodec codec,
            UserTransaction transaction,
            SchemaMigration migration,
            Instance<DeploymentCheck> checks,
            NewTasks newTasks,
            MeterRegistry registry,
            AppendSettings settings,
            ServerResources server) {
        return new AppendEngine(
                new AppendEngine.Parts(
                        eventLog,
                        applicationState,
                        catalogue,
                        codec,
                        transaction,
                        new StartSequence(migration, checks, eventLog, catalogue),
                        readiness,
                        newTasks::wake,
                        Clock.systemUTC(),
                        ElapsedTime.MACHINE,
                        Generators.timeBasedEpochGenerator()::generate,
                        registry),
                settings,
                server.threads());
    }

    @Produces
    @Singleton
    EventAppender appender(AppendEngine engine) {
        return engine.appender();
    }

    @Produces
    @Singleton
    FactReader factReader(EventCodec codec) {
        return new FactReader(catalogue, codec);
    }

    @Produces
    @Singleton
    IntegrityChecks integrityChecks(
            EventLog eventLog, RecordedChain chain, IntegrityLedger ledger, JobRunner runner, JobAssembly jobs) {
        return new IntegrityChecks(
                eventLog, chain, ledger, Generators.timeBasedEpochGenerator()::generate, runner, jobs.executor());
    }

    void start(
            @Observes @Initialized(ApplicationScoped.class) Object started,
            AppendEngine engine,
            Instance<MeterBinder> binders,
            MeterRegistry registry) {
        binders.forEach(binder -> binder.bindTo(registry));
        LOG.infof("The event catalogue of this build: %s", catalogue.types());
        engine.start();
    }

    void stop(@Observes @BeforeDestroyed(ApplicationScoped.class) Object stopping, AppendEngine engine) {
        engine.close();
    }
}
