package dev.daybook.it;

import dev.daybook.deployment.DaybookUnderTest;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.Base64;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/** The running Daybook, and what tests tell it again and again. */
final class Daybook {

    static final String READER = "reader";
    static final String WRITER = "writer";
    static final String IMPORTER = "importer";
    static final String AUDITOR = "auditor";
    static final String OPERATOR = "operator";
    static final String NO_USER = "";
    static final URI URL = DaybookUnderTest.url();

    private static final HttpClient HTTP = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(10))
            .build();
    private static final String RUN =
            Long.toString(UUID.randomUUID().getMostSignificantBits() & 0xffffffffL, Character.MAX_RADIX);
    private static final AtomicInteger IDS = new AtomicInteger();

    private Daybook() {}

    /** A client id that was not used before. */
    static String newId(String noun) {
        return "%s-%s-%05d".formatted(noun, RUN, IDS.incrementAndGet());
    }

    static Answer get(String user, String path, String... headers) {
        return send(user, "GET", path, null, headers);
    }

    static Answer put(String path, String body, String... headers) {
        return send(WRITER, "PUT", path, body, headers);
    }

    /** Posts as an importer: the routes that append facts. */
    static Answer post(String path, String body, String... headers) {
        return send(IMPORTER, "POST", path, body, headers);
    }

    static Answer importLines(String lines, String query, String... headers) {
        return send(
                IMPORTER,
                "POST",
                "/api/v1/events/import" + query,
                lines,
                concat(headers, "Content-Type", "application/x-ndjson"));
    }

    /** Sends a request; a body is JSON unless a header says otherwise. */
    static Answer send(String user, String method, String path, @Nullable String body, String... headers) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URL.resolve(path)).timeout(Duration.ofMinutes(2));
        request.method(method, body == null ? BodyPublishers.noBody() : BodyPublishers.ofString(body));
        if (!user.isEmpty()) {
            request.header("Authorization", basic(user, "daybook"));
        }
        boolean typed = false;
        for (int i = 0; i < headers.length; i += 2) {
            request.header(headers[i], headers[i + 1]);
            typed |= headers[i].equalsIgnoreCase("Content-Type");
        }
        if (body != null && !typed) {
            request.header("Content-Type", "application/json");
        }
        return send(request.build());
    }

    static Answer send(HttpRequest request) {
        try {
            return Answer.of(HTTP.send(request, BodyHandlers.ofString()));
        } catch (IOException failure) {
            throw new AssertionError("No answer to " + request, failure);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new AssertionError(interrupted);
        }
    }

    static String basic(String user, String password) {
        return "Basic " + Base64.getEncoder().encodeToString((user + ":" + password).getBytes(StandardCharsets.UTF_8));
    }

    private static String[] concat(String[] headers, String... more) {
        String[] all = Arrays.copyOf(headers, headers.length + more.length);
        System.arraycopy(more, 0, all, headers.length, more.length);
        return all;
    }

    /** The status of this moment, and not of up to a second ago. */
    static Answer statusNow() {
        return get(READER, "/api/v1/status", "Cache-Control", "no-cache");
    }

    /** Where the log ends. */
    static long head() {
        return statusNow().isStatus(200).json().at("/logPosition").asLong();
    }

    static String newCompany() {
        String company = newId("company");
        put("/api/v1/companies/" + company, companyBody("Company " + company)).isStatus(201);
        return company;
    }

    static String companyBody(String name) {
        return """
                {"name": "%s",
                 "address": {"line1": "Na Příkopě 1", "city": "Praha", "postalCode": "110 00", "country": "CZ"},
                 "contactEmail": "office@example.com"}""".formatted(name);
    }

    /** A new company's new account, opened on 1 January 1993 with that yearly interest rate. */
    static String newAccount(String currency, String rate) {
        return newAccount(newCompany(), currency, rate);
    }

    static String newAccount(String company, String currency, String rate) {
        String account = newId("account");
        put("/api/v1/accounts/" + account, accountBody(company, currency, rate)).isStatus(201);
        return account;
    }

    static String accountBody(String company, String currency, String rate) {
        return """
                {"company": "%s", "currency": "%s", "annualInterestRate": "%s", "openedOn": "1993-01-01"}""".formatted(company, currency, rate);
    }

    static String movementBody(String account, String value, String currency) {
        return """
                {"account": "%s", "amount": {"value": "%s", "currency": "%s"}, "occurredOn": "1993-02-01"}""".formatted(account, value, currency);
    }

    static Answer deposit(String account, String value, String currency) {
        return put("/api/v1/deposits/" + newId("deposit"), movementBody(account, value, currency))
                .isStatus(201);
    }

    static Answer account(String account) {
        return get(READER, "/api/v1/accounts/" + account).isStatus(200);
    }

    static String accountId(String account) {
        return account(account).text("/accountId");
    }

    /** A raw event of a deposit. */
    static String depositEvent(String id, String accountId, String transaction, String value, String currency) {
        return """
                {"id": "%s", "name": "FundsDeposited", "version": 1, "data": {"accountId": "%s", "transactionId": "%s",\
                 "amount": {"value": "%s", "currency": "%s"}, "occurredOn": "1993-03-01"}}""".formatted(id, accountId, transaction, value, currency);
    }

    static String newUuid() {
        return UUID.randomUUID().toString();
    }
}
