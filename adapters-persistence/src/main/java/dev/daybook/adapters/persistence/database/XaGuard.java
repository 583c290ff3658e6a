package dev.daybook.adapters.persistence.database;

import java.lang.management.ManagementFactory;
import java.sql.Connection;
import java.sql.SQLException;
import javax.management.JMException;
import javax.management.MBeanServer;
import javax.management.ObjectName;

/** What the guard of distributed transactions, which lives beside the driver, knows of one database. */
final class XaGuard {

    private static final String NAME = "dev.daybook:type=XaGuard";

    private final String url;

    /** The guard of that database's distributed connections, one of which is opened to learn its address. */
    XaGuard(Databases.Database database) {
        try (Connection connection = database.xa().getConnection()) {
            String full = connection.getMetaData().getURL();
            int parameters = full.indexOf('?');
            url = parameters < 0 ? full : full.substring(0, parameters);
        } catch (SQLException failure) {
            throw SqlFailure.of("Connecting to the " + database.name(), failure);
        }
    }

    /**
     * One of its numbers.
     *
     * @throws javax.management.InstanceNotFoundException if there is no guard
     */
    long ask(String operation) throws JMException {
        MBeanServer server = ManagementFactory.getPlatformMBeanServer();
        return (Long) server.invoke(
                new ObjectName(NAME), operation, new Object[] {url}, new String[] {String.class.getName()});
    }
}
