package dev.daybook.adapters.persistence;

import static org.assertj.core.api.Assertions.assertThat;

import dev.daybook.application.append.Caller;
import dev.daybook.application.append.ProposedEvent;
import dev.daybook.application.log.Digest;
import dev.daybook.domain.account.DepositFunds;
import dev.daybook.domain.account.OpenAccount;
import dev.daybook.domain.company.Address;
import dev.daybook.domain.company.ChangeCompanyAddress;
import dev.daybook.domain.company.CompanyName;
import dev.daybook.domain.company.CountryCode;
import dev.daybook.domain.company.CreateCompany;
import dev.daybook.domain.company.EmailAddress;
import dev.daybook.domain.kernel.ClientId;
import dev.daybook.domain.kernel.Creator;
import dev.daybook.domain.kernel.EventName;
import dev.daybook.domain.money.CurrencyCode;
import dev.daybook.domain.money.InterestRate;
import dev.daybook.domain.money.Money;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/**
 * What the engine stores and recognises repeats by, held to {@code stored.tsv}. Its digests were computed by another
 * program from the formulas; the file changes no more than the log does.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class StoredEvidenceTest {

    private static final ClientId ACME = new ClientId("acme");
    private static final Caller TESTER = Caller.of("tester");
    private static final String FACT = """
            { "companyId": "0F1B6B0E-6F0C-4B7E-9D7D-0A7C51A5D003",
              "clientId": "beta", "name": "Beta \\u20ac\\ud834\\udd1e",
              "contactEmail": "people@beta.example",
              "address": {"country": "CZ", "city": "Brno", "line1": "Česká 166", "postalCode": "602 00"} }
            """;

    private final Map<String, Stored> stored = new LinkedHashMap<>();
    private Engine engine;

    /** A line of the file: a digest, and the text that it is the digest of. */
    record Stored(String digest, String text) {}

    @BeforeAll
    void record() throws IOException {
        read();
        engine = Engine.empty().start();
        execute(new CreateCompany(
                ACME,
                new CompanyName("Acme \"a. s.\" \\ / €𝄞"),
                new Address("Hlavní 1", Optional.empty(), "Praha", "110 00", new CountryCode("CZ")),
                new EmailAddress("office@acme.example")));
        execute(new ChangeCompanyAddress(
                ACME,
                new Address("Kungsgatan 7", Optional.of("c/o \"Åse\""), "Malmö", "211 49", new CountryCode("SE")),
                Optional.empty()));
        execute(openAccount(LocalDate.of(1993, 1, 1)));
        execute(new DepositFunds(
                new ClientId("T-1"), new ClientId("A-17"), Money.of("7.0", "CZK"), LocalDate.of(2024, 2, 29)));
        ProposedEvent fact = engine.facts()
                .read(
                        Optional.of(UUID.fromString("0193b0de-0000-7000-8000-00000000000a")),
                        new EventName("CompanyCreated"),
                        Optional.empty(),
                        FACT);
        engine.appender().append(List.of(fact), TESTER);
    }

    @AfterAll
    void stop() {
        engine.close();
    }

    private static OpenAccount openAccount(LocalDate openedOn) {
        return new OpenAccount(
                new ClientId("A-17"), ACME, new CurrencyCode("CZK"), InterestRate.of("0.0350"), openedOn);
    }

    private void execute(Creator creator) {
        engine.appender().execute(creator, TESTER);
    }

    private void read() throws IOException {
        try (InputStream file = StoredEvidenceTest.class.getResourceAsStream("/samples/stored.tsv")) {
            assertThat(file).isNotNull();
            for (String line : new String(file.readAllBytes(), StandardCharsets.UTF_8)
                    .stripTrailing()
                    .split("\n", -1)) {
                String[] fields = line.split("\t", -1);
                stored.put(fields[0], new Stored(fields[1], fields[2].replace("\\n", "\n")));
            }
        }
    }

    /** The first column of the rows that a query of the log's database gives. */
    private List<String> texts(String sql) {
        try (Connection connection = engine.eventLog().read().getConnection();
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            List<String> texts = new ArrayList<>();
            while (rows.next()) {
                texts.add(rows.getString(1));
            }
            return texts;
        } catch (SQLException failure) {
            throw new IllegalStateException(failure);
        }
    }

    private Stored stored(String name) {
        return Optional.ofNullable(stored.get(name))
                .orElseThrow(() -> new AssertionError(name + " is not in the file"));
    }

    @Test
    void everyDigestIsThatOfItsText() {
        assertThat(stored)
                .hasSize(9)
                .allSatisfy((name, line) ->
                        assertThat(Digest.of(line.text()).toString()).as(name).isEqualTo(line.digest()));
    }

    @Test
    void requestsAreRecognisedByTheStoredDigests() {
        assertThat(texts("select encode(request_digest, 'hex') from daybook.command order by first_position"))
                .containsExactly(
                        stored("request CreateCompany").digest(),
                        stored("request ChangeCompanyAddress").digest(),
                        stored("request OpenAccount 1993").digest(),
                        stored("request DepositFunds").digest(),
                        stored("request Append").digest());
    }

    /** Commands that no build carries out any more were recorded, and are sent again. */
    @Test
    void aRequestThatIsRefusedTodayHasItsStoredDigest() {
        OpenAccount refused = openAccount(LocalDate.of(1, 1, 1));
        String request = "OpenAccount " + engine.codec().encode(refused).text();
        assertThat(Digest.of(request).toString())
                .isEqualTo(stored("request OpenAccount").digest());
    }

    @Test
    void factsAreStoredInCanonicalForm() {
        Stored data = stored("data CompanyCreated");
        assertThat(texts("select data from daybook.event_log where position = 5"))
                .containsExactly(data.text());
        assertThat(texts("select encode(data_digest, 'hex') from daybook.event_log where position = 5"))
                .containsExactly(data.digest());
        assertThat(texts("select encode(content_digest, 'hex') from daybook.known_event"))
                .containsExactly(stored("content CompanyCreated").digest());
    }

    @Test
    void tasksAreStoredInCanonicalForm() {
        assertThat(texts("select payload from daybook.task"))
                .containsExactly(stored("task address-change-letter").text());
    }
}
