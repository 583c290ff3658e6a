package dev.daybook.benchmarks.http;

import dev.daybook.benchmarks.load.Call;
import dev.daybook.benchmarks.load.Load;
import dev.daybook.benchmarks.load.Order;
import dev.daybook.benchmarks.load.Point;
import dev.daybook.benchmarks.peer.Peer;
import dev.daybook.benchmarks.peer.PeerSettings;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * {@code http-deposits}: deposits on random accounts; {@code http-echo}: the same requests, to be echoed; {@code http-bulk}:
 * the deposits as lines of one request a connection; {@code http-read-…} and {@code http-echo-…}: reads, and what they answer
 * as an echo.
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
        List<KeptConnection> connections = new ArrayList<>();
        try {
            for (int i = 0; i < order.callers(); i++) {
                connections.add(new KeptConnection(known.httpPort()));
            }
            return Load.run(order, i -> caller(connections.get(i), new Requests(order, i)), HttpPeer::kind);
        } finally {
            for (KeptConnection connection : connections) {
                connection.close();
            }
        }
    }

    /** Latency means nothing here: a line waits behind those that were sent ahead of it. */
    private static Point bulk(Order order, int port) throws IOException, InterruptedException {
        List<BulkRequest> requests = new ArrayList<>();
        try {
            for (int i = 0; i < order.callers(); i++) {
                requests.add(new BulkRequest(port, Requests.bulkHead()));
            }
            Point point = Load.run(order, i -> line(requests.get(i), new Requests(order, i)), HttpPeer::kind);
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

    private static Call line(BulkRequest request, Requests lines) {
        return () -> accept(request.exchange(lines.nextLine()));
    }

    private static Call caller(KeptConnection connection, Requests requests) {
        return () -> accept(connection.exchange(requests.next()));
    }

    private static void accept(int status) throws Unwanted {
        if (status / 100 != 2) {
            throw new Unwanted(status);
        }
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
