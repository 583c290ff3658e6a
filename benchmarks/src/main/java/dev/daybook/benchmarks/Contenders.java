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
import java.util.Objects;
import java.util.concurrent.CompletableFuture;

/** All systems that are compared. They run at the same time on one PostgreSQL; only the measured one gets load. */
final class Contenders implements AutoCloseable {

    /** The workload that shows what reads cost an append load. */
    static final String READ_WHILE_DEPOSITING = "deposits-with-reads";

    private static final double READS_A_SECOND = 1_000;
    private static final int READERS = 16;

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
                if (job.workload().equals(READ_WHILE_DEPOSITING)) {
                    start(Job.Contender.DAYBOOK_HTTP, HttpPeer.class);
                }
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
        if (job.workload().equals(READ_WHILE_DEPOSITING)) {
            return depositsWithReads(order);
        }
        PeerProcess peer = peers.get(job.contender());
        Point point = peer == null ? daybook.drive(order) : peer.measure(order);
        if (job.workload().equals("deposits-with-a-task-done")) {
            giveUpTasks();
        }
        return point;
    }

    /** Deposits inside the server, while accounts are read over HTTP at a fixed rate. */
    private Point depositsWithReads(Order order) throws IOException, InterruptedException {
        PeerProcess http =
                Objects.requireNonNull(peers.get(Job.Contender.DAYBOOK_HTTP), "The HTTP peer is not started.");
        Order reads = new Order(
                "http-read-account",
                order.name() + "-reads",
                READERS,
                order.accounts(),
                order.warmUp(),
                order.closed(),
                0,
                0,
                READS_A_SECOND);
        CompletableFuture<Point> reading = CompletableFuture.supplyAsync(() -> http.measure(reads));
        Point deposits = daybook.drive(order.as("deposits", order.name()));
        Point read = reading.join();
        if (!read.failures().isEmpty()) {
            throw new IllegalStateException("Reads beside deposits failed: " + read.failures());
        }
        return new Point(
                order.workload(),
                order.callers(),
                deposits.acknowledged(),
                deposits.failures(),
                deposits.closed(),
                deposits.open());
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
