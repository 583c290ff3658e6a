package dev.daybook.xaguard;

import java.util.List;

/**
 * What the guard can prove, as the platform MBean {@code dev.daybook:type=XaGuard}: an application reads it without
 * sharing a class.
 *
 * <p>A database is named by its JDBC URL without parameters, as {@code DatabaseMetaData.getURL()} tells it up to the
 * question mark, or by its bare name where that is unique.
 */
public interface XaGuardMXBean {
    /** JDBC URLs, without parameters, of the databases to which guarded connections were opened. */
    List<String> getDatabases();

    /** How many XA connections were opened through the guard since the server started. */
    long connectionsOpened(String database);

    /** When recovery last read the database's prepared transactions, in milliseconds since 1970; 0 is never. */
    long lastRecoveryScanMillis(String database);

    /** How many branches were asked to prepare. */
    long branchesPrepared(String database);

    /** How long that took altogether, in nanoseconds. */
    long prepareNanos(String database);

    /** How many prepared branches were asked to commit. */
    long branchesCommitted(String database);

    /** How long that took altogether, in nanoseconds. */
    long commitNanos(String database);
}
