package dev.daybook.deployment;

import java.io.IOException;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;

/**
 * Pays one crown after another into one account and remembers what was acknowledged. Ends at the first deposit that isn't,
 * and begins with the same one the next time.
 */
final class Teller {
    private final ApiClient api;
    private final String account;
    private final Map<String, Long> acknowledged = new LinkedHashMap<>();
    private final List<Integer> refusals = new ArrayList<>();
    private volatile boolean stopping;
    private int paid;

    Teller(ApiClient api, String account) {
        this.api = api;
        this.account = account;
    }

    /** Begins to pay in; ends by itself as soon as something goes wrong, or after {@link #stop}. */
    CompletableFuture<Void> begin() {
        stopping = false;
        return CompletableFuture.runAsync(this::payIn, task -> new Thread(task, "teller-of-" + account).start());
    }

    void stop() {
        stopping = true;
    }

    String account() {
        return account;
    }

    /** The positions that were answered, by transaction. */
    Map<String, Long> acknowledged() {
        return acknowledged;
    }

    /** The statuses of the answers that acknowledged nothing. */
    List<Integer> refusals() {
        return refusals;
    }

    /** Hands the deposit whose outcome isn't known in again; tells whether it's acknowledged. */
    boolean settle() {
        return pay();
    }

    private void payIn() {
        while (!stopping && pay()) {}
    }

    private boolean pay() {
        String transaction = account + "-deposit-" + paid;
        try {
            HttpResponse<String> answer = api.put("deposits/" + transaction, """
                    {"account":"%s","amount":{"value":"1.00","currency":"CZK"},"occurredOn":"2026-01-06"}""".formatted(account));
            if (!ApiClient.isDone(answer)) {
                refusals.add(answer.statusCode());
                return false;
            }
            acknowledged.put(
                    transaction,
                    answer.headers().firstValueAsLong("Event-Position").orElseThrow());
            paid++;
            return true;
        } catch (IOException unknown) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new CompletionException(e);
        }
    }
}
