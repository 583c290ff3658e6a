package dev.daybook.benchmarks.http;

import dev.daybook.benchmarks.daybook.DaybookServer;
import dev.daybook.benchmarks.load.Call;
import dev.daybook.benchmarks.load.Load;
import dev.daybook.benchmarks.load.Order;
import dev.daybook.benchmarks.load.Point;
import dev.daybook.benchmarks.peer.Peer;
import dev.daybook.benchmarks.peer.PeerSettings;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.jspecify.annotations.Nullable;

/**
 * {@code http-deposits}: deposits on random accounts; {@code http-echo}: the same requests, to be echoed; {@code http-bulk}:
 * the deposits as lines of one request a connection.
 */
public final class HttpPeer implements Peer {

    private @Nullable PeerSettings settings;

    @Override
    public void prepare(PeerSettings given) {
        settings = given;
    }

    @Override
    public Point measure(Order order) throws IOException, InterruptedException {
        PeerSettings known = settings;
        if (known == null) {
            throw new IllegalStateException("Not prepared");
        }
        if (order.workload().equals("http-bulk")) {
            return bulk(order, known.httpPort());
        }
        String path = switch (order.workload()) {
            case "http-deposits" -> "/api/v1/deposits/";
            case "http-echo" -> "/api/v1/benchmark-echo/";
            default -> throw new IllegalArgumentException(order.workload());
        };
        List<KeptConnection> connections = new ArrayList<>();
        try {
            for (int i = 0; i < order.callers(); i++) {
                connections.add(new KeptConnection(known.httpPort()));
            }
            return Load.run(order, i -> caller(connections.get(i), path, i, order), HttpPeer::kind);
        } finally {
            for (KeptConnection connection : connections) {
                connection.close();
            }
        }
    }

    /** Latency means nothing here: a line waits behind those that were sent ahead of it. */
    private static Point bulk(Order order, int port) throws IOException, InterruptedException {
        String head = "POST /api/v1/commands HTTP/1.1\r\nHost: localhost\r\nAuthorization: "
                + DaybookServer.login("writer") + "\r\nContent-Type: application/x-ndjson\r\n";
        List<BulkRequest> requests = new ArrayList<>();
        try {
            for (int i = 0; i < order.callers(); i++) {
                requests.add(new BulkRequest(port, head));
            }
            Point point = Load.run(order, i -> line(requests.get(i), i, order), HttpPeer::kind);
            for (BulkRequest request : requests) {
                int failures = request.end();
                if (failures > 0) {
                    throw new IllegalStateException(failures + " lines at the end of a request were refused");
                }
            }
            return point;
        } finally {
            for (BulkRequest request : requests) {
                request.close();
            }
        }
    }

    private static Call line(BulkRequest request, int number, Order order) {
        String prefix = order.name() + "-" + number + "-";
        SplittableRandom random = new SplittableRandom(prefix.hashCode());
        return new Call() {
            private long sent;

            @Override
            public void make() throws IOException, Unwanted {
                int status = request.exchange("{\"command\":\"DepositFunds\",\"id\":\"" + prefix + sent++ + "\","
                        + deposit(random, order).substring(1));
                if (status / 100 != 2) {
                    throw new Unwanted(status);
                }
            }
        };
    }

    private static String deposit(SplittableRandom random, Order order) {
        return "{\"account\":\"A-" + random.nextInt(order.accounts())
                + "\",\"amount\":{\"value\":\"10.00\",\"currency\":\"CZK\"},\"occurredOn\":\"2026-01-05\"}";
    }

    private static Call caller(KeptConnection connection, String path, int number, Order order) {
        String prefix = order.name() + "-" + number + "-";
        String headers = " HTTP/1.1\r\nHost: localhost\r\nAuthorization: " + DaybookServer.login("writer")
                + "\r\nContent-Type: application/json\r\nContent-Length: ";
        SplittableRandom random = new SplittableRandom(prefix.hashCode());
        return new Call() {
            private long sent;

            @Override
            public void make() throws IOException, Unwanted {
                String body = deposit(random, order);
                int status = connection.exchange(
                        "PUT " + path + prefix + sent++ + headers + body.length() + "\r\n\r\n" + body);
                if (status / 100 != 2) {
                    throw new Unwanted(status);
                }
            }
        };
    }

    private static String kind(Throwable failure) {
        return failure instanceof Unwanted unwanted
                ? "status " + unwanted.status
                : failure.getClass().getSimpleName();
    }

    private static final class Unwanted extends Exception {
        private static final long serialVersionUID = 1;
        private final int status;

        Unwanted(int status) {
            super("status " + status, null, false, false);
            this.status = status;
        }
    }

    @Override
    public void close() {}
}
