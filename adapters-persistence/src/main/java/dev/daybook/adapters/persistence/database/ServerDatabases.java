package dev.daybook.adapters.persistence.database;

import jakarta.annotation.Resource;
import jakarta.inject.Singleton;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/** The databases as the server's datasources give them; {@code configure-daybook.cli} makes these. */
@Singleton
public class ServerDatabases implements Databases {

    private static final String JNDI = "java:jboss/datasources/daybook/";

    @Resource(lookup = JNDI + "EventLogXA")
    private @Nullable DataSource eventLogXa;

    @Resource(lookup = JNDI + "ApplicationStateXA")
    private @Nullable DataSource applicationStateXa;

    @Resource(lookup = JNDI + "EventLogRead")
    private @Nullable DataSource eventLogRead;

    @Resource(lookup = JNDI + "ApplicationStateRead")
    private @Nullable DataSource applicationStateRead;

    @Resource(lookup = JNDI + "EventLogOwner")
    private @Nullable DataSource eventLogOwner;

    @Resource(lookup = JNDI + "ApplicationStateOwner")
    private @Nullable DataSource applicationStateOwner;

    private static DataSource given(@Nullable DataSource source, String name) {
        if (source == null) {
            throw new IllegalStateException("The server has no datasource " + JNDI + name);
        }
        return source;
    }

    @Override
    public Database eventLog() {
        return Database.eventLog(
                given(eventLogXa, "EventLogXA"),
                given(eventLogRead, "EventLogRead"),
                given(eventLogOwner, "EventLogOwner"));
    }

    @Override
    public Database applicationState() {
        return Database.applicationState(
                given(applicationStateXa, "ApplicationStateXA"),
                given(applicationStateRead, "ApplicationStateRead"),
                given(applicationStateOwner, "ApplicationStateOwner"));
    }
}
