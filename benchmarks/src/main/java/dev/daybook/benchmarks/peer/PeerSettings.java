package dev.daybook.benchmarks.peer;

/**
 * What a peer needs to know.
 *
 * @param server of the databases, such as {@code jdbc:postgresql://127.0.0.1:5432/}
 * @param user who owns the databases
 * @param httpPort of Daybook's API, 0 for a peer that does not use it
 * @param folder for what the peer writes
 * @param accounts the number of accounts to open
 */
public record PeerSettings(String server, String user, String password, int httpPort, String folder, int accounts) {

    /** JDBC URL of that database. */
    public String url(String database) {
        return server + database;
    }

    @Override
    public String toString() {
        return server;
    }
}
