package dev.daybook.benchmarks.http;

import dev.daybook.benchmarks.daybook.DaybookServer;
import dev.daybook.benchmarks.load.Order;
import java.util.SplittableRandom;

/** The requests of one connection, one workload: the next one is different from the last one. */
final class Requests {

    private static final String VERSION_AND_HOST = " HTTP/1.1\r\nHost: localhost\r\nAuthorization: ";
    private static final String READ = "http-read-";
    private static final String ECHO = "http-echo-";

    private final Order order;
    private final String prefix;
    private final SplittableRandom random;
    private final String writer = VERSION_AND_HOST + DaybookServer.login("writer");
    private final String reader = VERSION_AND_HOST + DaybookServer.login("reader") + "\r\n\r\n";
    private final String auditor = VERSION_AND_HOST + DaybookServer.login("auditor") + "\r\n\r\n";
    private long sent;

    Requests(Order order, int connection) {
        this.order = order;
        this.prefix = order.name() + "-" + connection + "-";
        this.random = new SplittableRandom(prefix.hashCode());
    }

    String next() {
        String workload = order.workload();
        if (workload.startsWith(READ)) {
            return read("/api/v1/", workload.substring(READ.length()));
        }
        if (workload.startsWith(ECHO)) {
            return read("/api/v1/benchmark-echo-of/", workload.substring(ECHO.length()));
        }
        return switch (workload) {
            case "http-deposits" -> deposit("/api/v1/deposits/");
            case "http-echo" -> deposit("/api/v1/benchmark-echo/");
            default -> throw new IllegalArgumentException("There is no workload " + workload);
        };
    }

    /** The head of a request with many commands, whose lines {@link #nextLine} gives. */
    static String bulkHead() {
        return "POST /api/v1/commands" + VERSION_AND_HOST + DaybookServer.login("writer")
                + "\r\nContent-Type: application/x-ndjson\r\n";
    }

    /** A deposit as a line of a request with many commands. */
    String nextLine() {
        return "{\"command\":\"DepositFunds\",\"id\":\"" + prefix + sent++ + "\","
                + deposit().substring(1);
    }

    private String deposit() {
        return "{\"account\":\"A-" + account()
                + "\",\"amount\":{\"value\":\"10.00\",\"currency\":\"CZK\"},\"occurredOn\":\"2026-01-05\"}";
    }

    private String deposit(String path) {
        String body = deposit();
        return "PUT " + path + prefix + sent++ + writer + "\r\nContent-Type: application/json\r\nContent-Length: "
                + body.length() + "\r\n\r\n" + body;
    }

    private String read(String base, String what) {
        return "GET " + base
                + switch (what) {
                    case "account" -> "accounts/A-" + account() + reader;
                    case "accounts" -> "accounts?limit=100&after=A-" + account() + reader;
                    case "postings" ->
                        "accounts/A-" + random.nextInt(Order.BUSY_ACCOUNTS) + "/postings?limit=100" + reader;
                    case "transaction" -> "transactions/first-" + account() + reader;
                    case "event" -> "events/" + (1 + account()) + auditor;
                    case "events" -> "events?limit=100&after=" + account() + auditor;
                    case "status" -> "status" + reader;
                    default -> throw new IllegalArgumentException("There is no read of " + what);
                };
    }

    private int account() {
        return random.nextInt(order.accounts());
    }
}
