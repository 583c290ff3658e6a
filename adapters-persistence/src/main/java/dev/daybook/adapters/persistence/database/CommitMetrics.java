package dev.daybook.adapters.persistence.database;

import dev.daybook.application.log.StorageFailure;
import io.micrometer.core.instrument.FunctionTimer;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import javax.management.JMException;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/** How long both databases take to prepare and to commit, as the guard has measured it: {@code daybook.xa.…}. */
@Singleton
public class CommitMetrics implements MeterBinder {

    private static final Logger LOG = Logger.getLogger(CommitMetrics.class);

    // meters hold what they measure weakly
    private final Source eventLog;
    private final Source applicationState;

    @Inject
    public CommitMetrics(Databases databases) {
        eventLog = new Source(databases.eventLog());
        applicationState = new Source(databases.applicationState());
    }

    @Override
    public void bindTo(MeterRegistry registry) {
        bind(registry, "event-log", eventLog);
        bind(registry, "application-state", applicationState);
    }

    private static void bind(MeterRegistry registry, String database, Source source) {
        bind(registry, database, source, "prepare", "branchesPrepared", "prepareNanos");
        bind(registry, database, source, "commit", "branchesCommitted", "commitNanos");
    }

    private static void bind(
            MeterRegistry registry, String database, Source source, String phase, String count, String nanos) {
        FunctionTimer.builder(
                        "daybook.xa." + phase,
                        source,
                        from -> from.number(count),
                        from -> from.number(nanos),
                        TimeUnit.NANOSECONDS)
                .description("How long a branch takes to " + phase)
                .tag("database", database)
                .register(registry);
    }

    /** The guard's numbers, from when the database can first be reached. */
    private static final class Source {

        private final Databases.Database database;
        private final Map<String, Long> told = new HashMap<>();
        private @Nullable XaGuard guard;

        Source(Databases.Database database) {
            this.database = database;
        }

        synchronized long number(String operation) {
            try {
                if (guard == null) {
                    guard = new XaGuard(database);
                }
                told.put(operation, guard.ask(operation));
            } catch (JMException | StorageFailure notNow) {
                LOG.debugf(notNow, "The guard of the %s could not be asked", database.name());
            }
            return told.getOrDefault(operation, 0L);
        }
    }
}
