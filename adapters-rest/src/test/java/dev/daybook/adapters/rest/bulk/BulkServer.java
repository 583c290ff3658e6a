package dev.daybook.adapters.rest.bulk;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.daybook.adapters.rest.account.AccountResources;
import dev.daybook.adapters.rest.command.CommandResource;
import dev.daybook.adapters.rest.command.Sender;
import dev.daybook.adapters.rest.company.CompanyResource;
import dev.daybook.adapters.rest.json.ApiJson;
import dev.daybook.adapters.rest.json.LineReader;
import dev.daybook.adapters.rest.period.PeriodCloseResource;
import dev.daybook.application.append.AppendEngine;
import dev.daybook.application.append.AppendSettings;
import dev.daybook.application.inmemory.BankCommands;
import dev.daybook.application.inmemory.InMemoryDatabases;
import dev.daybook.application.inmemory.InMemoryServer;
import dev.daybook.application.job.HandDrivenTimer;
import dev.daybook.application.time.ElapsedTime;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Executors;

/** Requests of many commands to the real engine, with its threads, over databases in memory. */
final class BulkServer implements AutoCloseable {

    private static final ObjectMapper MAPPER = new ObjectMapper();

    private final InMemoryServer server = new InMemoryServer(
                    InMemoryDatabases.empty(BankCommands.CATALOGUE),
                    new HandDrivenTimer(Instant.parse("2026-01-05T00:00:00Z")))
            .start();
    private final AppendEngine engine = new AppendEngine(
            server.parts(Clock.systemUTC(), ElapsedTime.MACHINE),
            AppendSettings.DEFAULT,
            Executors.defaultThreadFactory());
    private final BulkCommands bulk;

    BulkServer() {
        this(Duration.ofMinutes(1));
    }

    /**
     * Starts it.
     *
     * @param patience how long a client that must read may take nothing
     */
    BulkServer(Duration patience) {
        engine.start();
        List<CommandResource> resources = new ArrayList<>(AccountResources.of(server));
        resources.add(new CompanyResource());
        resources.add(new PeriodCloseResource());
        ApiJson json = new ApiJson();
        bulk = new BulkCommands(
                engine.appender(), json, new CommandLines(json, resources), patience, Executors.defaultThreadFactory());
    }

    AppendEngine engine() {
        return engine;
    }

    InMemoryServer server() {
        return server;
    }

    static Sender writer() {
        return sender("jan", "writer");
    }

    static Sender sender(String name, String... roles) {
        return new Sender(name, Set.of(roles)::contains);
    }

    void run(InputStream in, Sender sender, OutputStream out) throws IOException {
        run(in, sender, out, out);
    }

    void run(InputStream in, Sender sender, OutputStream out, Closeable answer) throws IOException {
        bulk.run(new LineReader(in), sender, "/api/v1", out, answer);
    }

    /** The answers to those lines. */
    List<JsonNode> send(Sender sender, String... lines) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        run(new ByteArrayInputStream(String.join("\n", lines).getBytes(StandardCharsets.UTF_8)), sender, out);
        return answers(out.toString(StandardCharsets.UTF_8));
    }

    static List<JsonNode> answers(String text) throws JsonProcessingException {
        List<JsonNode> answers = new ArrayList<>();
        for (String line : text.split("\n", -1)) {
            if (!line.isEmpty()) {
                answers.add(MAPPER.readTree(line));
            }
        }
        return answers;
    }

    /** A company and an account in EUR. */
    void openAccount(String account) throws IOException {
        send(writer(), """
                {"command": "CreateCompany", "id": "acme", "name": "Acme", "contactEmail": "a@b.example", "address":\
                 {"line1": "Street 1", "city": "Praha", "postalCode": "11000", "country": "CZ"}}""", """
                {"command": "OpenAccount", "id": "%s", "company": "acme", "currency": "EUR",\
                 "annualInterestRate": "0.01", "openedOn": "2026-01-05"}""".formatted(account));
    }

    static String deposit(String id, String account, String amount) {
        return movement("DepositFunds", id, account, amount, "");
    }

    /** A movement on 5 January 2026; more fields begin with a comma. */
    static String movement(String command, String id, String account, String amount, String moreFields) {
        return """
                {"command": "%s", "id": "%s", "account": "%s", "amount": {"value": "%s", "currency": "EUR"},\
                 "occurredOn": "2026-01-05"%s}""".formatted(command, id, account, amount, moreFields);
    }

    @Override
    public void close() {
        engine.close();
    }
}
