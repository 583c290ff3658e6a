package dev.daybook.deployment;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;

/** The outside world as an HTTP server: it counts what reaches it by path, and behaves as a test wants it to. */
final class Sink implements AutoCloseable {
    /** What calls are signed with. */
    static final String SECRET = "a-secret-that-nobody-must-ever-see";

    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final Map<String, List<Call>> calls = new ConcurrentHashMap<>();
    private final Map<String, Behaviour> behaviours = new ConcurrentHashMap<>();
    private final int port;
    private @Nullable HttpServer server;

    /** One request. */
    record Call(
            String method, String path, String key, boolean signed, Map<String, List<String>> headers, String body) {}

    /** What is done with the request of that number, counted from 1. */
    @FunctionalInterface
    interface Behaviour {
        void answer(int number, HttpExchange exchange) throws IOException, InterruptedException;
    }

    /** A sink on that port. */
    Sink(int port) {
        this.port = port;
    }

    void open() {
        try {
            HttpServer opened = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 200);
            opened.createContext("/", this::receive);
            opened.setExecutor(threads);
            opened.start();
            server = opened;
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    String url(String path) {
        return "http://localhost:" + port + path;
    }

    void behave(String path, Behaviour behaviour) {
        behaviours.put(path, behaviour);
    }

    List<Call> calls(String path) {
        return calls.getOrDefault(path, List.of());
    }

    static void answer(HttpExchange exchange, int status) throws IOException {
        exchange.sendResponseHeaders(status, -1);
        exchange.close();
    }

    private void receive(HttpExchange exchange) throws IOException {
        String path = exchange.getRequestURI().getPath();
        byte[] body = exchange.getRequestBody().readAllBytes();
        String key = String.valueOf(exchange.getRequestHeaders().getFirst("Idempotency-Key"));
        List<Call> sofar = calls.computeIfAbsent(path, name -> new CopyOnWriteArrayList<>());
        int number;
        synchronized (sofar) {
            sofar.add(new Call(
                    exchange.getRequestMethod(),
                    path,
                    key,
                    isSigned(exchange, key, body),
                    Map.copyOf(exchange.getRequestHeaders()),
                    new String(body, StandardCharsets.UTF_8)));
            number = sofar.size();
        }
        try {
            behaviours
                    .getOrDefault(path, (any, request) -> answer(request, 204))
                    .answer(number, exchange);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            exchange.close();
        }
    }

    private static boolean isSigned(HttpExchange exchange, String key, byte[] body) {
        String signature = String.valueOf(exchange.getRequestHeaders().getFirst("Webhook-Signature"));
        if (!signature.matches("t=[0-9]+,v1=[0-9a-f]{64}")) {
            return false;
        }
        String time = signature.substring(2, signature.indexOf(','));
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(SECRET.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
            mac.update((time + "." + key + ".").getBytes(StandardCharsets.UTF_8));
            return signature.endsWith("v1=" + HexFormat.of().formatHex(mac.doFinal(body)));
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    @Override
    public void close() {
        HttpServer opened = server;
        if (opened != null) {
            opened.stop(0);
        }
        threads.shutdownNow();
    }
}
