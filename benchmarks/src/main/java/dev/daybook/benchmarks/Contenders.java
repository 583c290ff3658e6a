package dev.daybook.benchmarks;

import dev.daybook.benchmarks.axon.AxonPeer;
import dev.daybook.benchmarks.ceiling.CeilingPeer;
import dev.daybook.benchmarks.daybook.DaybookServer;
import dev.daybook.benchmarks.http.HttpPeer;
import dev.daybook.benchmarks.load.Order;
import dev.daybook.benchmarks.load.Point;
import dev.daybook.benchmarks.peer.Peer;
import dev.daybook.benchmarks.peer.PeerProcess;
import dev.daybook.benchmarks.peer.PeerSettings;
import dev.daybook.local.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.EnumMap;
import java.util.Map;

/** All systems that are compared. They run at the same time on one PostgreSQL; only the measured one gets load. */
final class Contenders implements AutoCloseable {

    private final Settings settings;
    private final EmbeddedPostgres postgres;
    private final DaybookServer daybook;
    private final Path folder;
    private final Map<Job.Contender, PeerProcess> peers = new EnumMap<>(Job.Contender.class);

    Contenders(Settings settings, EmbeddedPostgres postgres, DaybookServer daybook, Path folder) {
        this.settings = settings;
        this.postgres = postgres;
        this.daybook = daybook;
        this.folder = folder;
    }

    /** Starts the peer of that job, if it has one that doesn't run yet. */
    void ready(Job job) throws IOException {
        switch (job.contender()) {
            case CEILING -> start(job.contender(), CeilingPeer.class);
            case AXON -> start(job.contender(), AxonPeer.class);
            case DAYBOOK_HTTP -> start(job.contender(), HttpPeer.class);
            case DAYBOOK -> {
                // is there
            }
        }
    }

    private void start(Job.Contender contender, Class<? extends Peer> type) throws IOException {
        if (peers.containsKey(contender)) {
            return;
        }
        PeerSettings given = new PeerSettings(
                postgres.url(""),
                postgres.owner().user(),
                postgres.owner().password(),
                daybook.port(),
                folder.resolve(type.getSimpleName()).toString(),
                settings.accounts());
        peers.put(contender, PeerProcess.start(type, given, "-Xms512m", "-Xmx2g"));
    }

    Point measure(Job job, Order order) throws IOException, InterruptedException, SQLException {
        PeerProcess peer = peers.get(job.contender());
        Point point = peer == null ? daybook.drive(order) : peer.measure(order);
        if (job.workload().equals("deposits-with-a-task-done")) {
            giveUpTasks();
        }
        return point;
    }

    /** Waits until the load of the last measurement has ended, so that it does not disturb the next one. */
    private void giveUpTasks() throws SQLException {
        try (Connection connection = postgres.connect("event_log", postgres.superuser());
                Statement statement = connection.createStatement()) {
            statement.execute(
                    "update daybook.task set status = 'DISCARDED' where status = 'WAITING' and kind = 'deposit-notice'");
        }
    }

    @Override
    public void close() {
        peers.values().forEach(PeerProcess::close);
    }
}
