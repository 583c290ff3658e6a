package dev.daybook.adapters.persistence.integrity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import dev.daybook.adapters.persistence.Engine;
import dev.daybook.application.append.Caller;
import dev.daybook.application.integrity.ChainVerification;
import dev.daybook.application.integrity.LogExport;
import dev.daybook.application.integrity.RecordedChain;
import dev.daybook.application.log.LogPosition;
import dev.daybook.domain.company.Address;
import dev.daybook.domain.company.CompanyName;
import dev.daybook.domain.company.CountryCode;
import dev.daybook.domain.company.CreateCompany;
import dev.daybook.domain.company.EmailAddress;
import dev.daybook.domain.kernel.ClientId;
import dev.daybook.verifier.Finding;
import dev.daybook.verifier.Finding.Problem;
import dev.daybook.verifier.VerifyExport;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** P9, F12: whatever a superuser does to the log is found where it was done, in the database and in an export. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ForgedLogTest {

    private static final long LAST = 30;
    private static final String OTHER_DATA = "data = data || ' '";
    private static final String OTHER_DATA_AND_DIGEST =
            OTHER_DATA + ", data_digest = sha256(convert_to(data || ' ', 'UTF8'))";

    private Engine engine;
    private RecordedChain chain;
    private LogPosition head;

    @BeforeAll
    void record() {
        engine = Engine.empty().start();
        chain = new JdbcRecordedChain(engine);
        for (int i = 1; i <= LAST; i++) {
            engine.appender().execute(company(i), Caller.of("tester"));
        }
        head = engine.log().head().at();
        assertThat(head.position()).isEqualTo(LAST);
        Forgery.keep();
    }

    private static CreateCompany company(int number) {
        return new CreateCompany(
                new ClientId("company-" + number),
                new CompanyName("Říční \"" + number + "\" & Söhne \\ 🏦"),
                new Address("Street 1", Optional.empty(), "Praha", "11000", new CountryCode("CZ")),
                new EmailAddress("office@example.com"));
    }

    @AfterAll
    void stop() {
        engine.close();
    }

    @BeforeEach
    void restore() {
        Forgery.restore();
    }

    private static Arguments forgery(String what, Runnable done, long position, Problem problem) {
        return arguments(what, done, position, problem);
    }

    static Stream<Arguments> forgeries() {
        List<Arguments> all = new ArrayList<>();
        for (long at : new long[] {1, 7, LAST}) {
            all.add(forgery("data", () -> Forgery.set(at, OTHER_DATA), at, Problem.DATA_CHANGED));
            all.add(forgery("digest", () -> Forgery.set(at, "data_digest = sha256('x')"), at, Problem.DIGEST_CHANGED));
            all.add(forgery("both", () -> Forgery.set(at, OTHER_DATA_AND_DIGEST), at, Problem.EVENT_CHANGED));
            for (String column : List.of(
                    "id = gen_random_uuid()",
                    "name = 'CompanyMoved'",
                    "version = 2",
                    "recorded_at = recorded_at + interval '1 microsecond'",
                    "recorded_at = 'infinity'",
                    "actor = actor || 'x'",
                    "creator = 'CreateCompanies'",
                    "command_id = gen_random_uuid()",
                    "actor = actor || creator, creator = ''")) {
                all.add(forgery(column, () -> Forgery.set(at, column), at, Problem.EVENT_CHANGED));
            }
            all.add(forgery(
                    "hash",
                    () -> Forgery.set(at, "hash = sha256(hash)"),
                    at,
                    // behind the last one there is nothing that would tell which of the two was changed
                    at == LAST ? Problem.EVENT_CHANGED : Problem.HASH_CHANGED));
        }
        for (long at : new long[] {1, 7, LAST - 1}) {
            all.add(forgery("delete", () -> Forgery.delete("position = " + at), at, Problem.EVENT_MISSING));
            all.add(forgery(
                    "insert", () -> Forgery.insert(at == 1 ? 2 : at), at == 1 ? 2 : at, Problem.EVENT_INSERTED));
        }
        all.add(forgery("delete three", () -> Forgery.delete("position between 7 and 9"), 7, Problem.EVENT_MISSING));
        all.add(forgery(
                "delete and number anew",
                () -> {
                    Forgery.delete("position = 7");
                    Forgery.shift(8, -1);
                },
                7,
                Problem.EVENT_MISSING));
        all.add(forgery(
                "delete three and number anew",
                () -> {
                    Forgery.delete("position between 7 and 9");
                    Forgery.shift(10, -3);
                },
                7,
                Problem.EVENT_MISSING));
        all.add(forgery(
                "insert with a hash that fits",
                () -> {
                    Forgery.insert(7);
                    Forgery.hash(7, 7);
                },
                7,
                Problem.EVENT_INSERTED));
        all.add(forgery(
                "insert two",
                () -> {
                    Forgery.insert(7);
                    Forgery.insert(7);
                },
                7,
                Problem.EVENT_INSERTED));
        all.add(forgery("insert before the first", () -> Forgery.copy(1, 0), 0, Problem.EVENT_INSERTED));
        all.add(forgery("swap neighbours", () -> Forgery.swap(7, 8), 7, Problem.EVENTS_SWAPPED));
        all.add(forgery("swap", () -> Forgery.swap(7, 20), 7, Problem.EVENTS_SWAPPED));
        all.add(forgery("swap first and last", () -> Forgery.swap(1, LAST), 1, Problem.EVENTS_SWAPPED));
        all.add(forgery(
                "make one hash anew",
                () -> {
                    Forgery.set(7, OTHER_DATA_AND_DIGEST);
                    Forgery.hash(7, 7);
                },
                8,
                Problem.EVENT_CHANGED));
        all.add(forgery(
                "earlier",
                () -> {
                    Forgery.set(7, "recorded_at = recorded_at - interval '1 day'");
                    Forgery.hash(7, LAST);
                },
                7,
                Problem.TIME_WENT_BACK));
        return all.stream();
    }

    @ParameterizedTest(name = "{0} at {2}: {3}")
    @MethodSource("forgeries")
    void isFoundWhereItWasDone(String what, Runnable forgery, long position, Problem problem) throws Exception {
        forgery.run();
        String offline = offline();
        assertThat(offline).startsWith("1 broken at position " + position + " (" + problem.code() + "): ");
        for (long piece : new long[] {1, 7, 20_000}) {
            Finding found = online(piece, Optional.empty()).orElseThrow();
            assertThat(found.position()).as("in pieces of " + piece).isEqualTo(position);
            assertThat(found.problem()).as("in pieces of " + piece).isEqualTo(problem);
            // the same words, however the log was cut, and from the export
            assertThat(offline).as("in pieces of " + piece).endsWith("): " + found.detail());
        }
    }

    @Test
    void anUntouchedLogIsIntactForBoth() throws Exception {
        for (long piece : new long[] {1, 7, LAST, 20_000}) {
            ChainVerification.Outcome outcome = verification(piece).run(LAST, Optional.of(head), position -> true);
            assertThat(outcome).isEqualTo(new ChainVerification.Outcome(LAST, Optional.empty(), head));
        }
        assertThat(offline("--head", text(head))).isEqualTo("0 intact: 30 events, head " + text(head));
    }

    @Test
    void aTailThatIsCutOffIsFoundByTheCommandsThatAppendedItAndByAnEarlierHead() throws Exception {
        Forgery.delete("position > 25");
        assertThat(online(7, Optional.empty()))
                .hasValueSatisfying(found -> assertThat(found)
                        .isEqualTo(new Finding(
                                26,
                                Problem.ENDS_TOO_EARLY,
                                "The log ends at event 25, but a command on record has appended event 30.")));
        Forgery.run("delete from daybook.command where last_position > 25");
        assertThat(online(7, Optional.empty())).isEmpty();
        assertThat(offline()).startsWith("0 intact: 25 events");

        assertThat(online(7, Optional.of(head)))
                .hasValueSatisfying(found -> assertThat(found.position()).isEqualTo(26));
        assertThat(offline("--head", text(head)))
                .startsWith("1 broken at position 26 (ends-too-early): The chain ends");
        Forgery.run("truncate daybook.event_log, daybook.command");
        assertThat(online(7, Optional.of(head)))
                .hasValueSatisfying(found -> assertThat(found.position()).isEqualTo(1));
        assertThat(offline("--head", text(head))).startsWith("1 broken at position 1 (ends-too-early): ");
        assertThat(offline()).startsWith("0 intact: 0 events, head 0:00");
    }

    @Test
    void aChainThatWasMadeAnewIsFoundByAnEarlierHead() throws Exception {
        Forgery.set(7, OTHER_DATA_AND_DIGEST);
        Forgery.hash(7, LAST);
        assertThat(online(7, Optional.empty())).isEmpty();
        assertThat(online(7, Optional.of(head))).hasValueSatisfying(found -> {
            assertThat(found.position()).isEqualTo(LAST);
            assertThat(found.problem()).isEqualTo(Problem.HEAD_DIFFERS);
        });
        assertThat(offline("--head", text(head))).startsWith("1 broken at position 30 (head-differs): ");
    }

    @Test
    void anEventWithoutItsCommandIsFoundInTheDatabase() throws Exception {
        Forgery.run("delete from daybook.command where first_position = 9");
        assertThat(online(7, Optional.empty())).hasValueSatisfying(found -> {
            assertThat(found.position()).isEqualTo(9);
            assertThat(found.problem()).isEqualTo(Problem.COMMAND_MISSING);
        });
    }

    @Test
    void anExportBehindAHeadIsCheckedFromThere() throws Exception {
        LogPosition middle = engine.log().find(12).orElseThrow().at();
        byte[] rest = export(12);
        assertThat(verify(rest, "--after", text(middle))).isEqualTo("0 intact: 18 events, head " + text(head));
        assertThat(verify(rest, "--after", "12:" + "0".repeat(64)))
                .startsWith("1 broken at position 13 (event-changed): ");
        assertThat(verify(rest)).startsWith("1 broken at position 1 (event-missing): The 12 events from 1 to 12");
    }

    @Test
    void postgresqlComputesTheSameHashes() throws Exception {
        Forgery.hash(1, LAST);
        assertThat(engine.log().head().at()).isEqualTo(head);
    }

    private ChainVerification verification(long piece) {
        return new ChainVerification(chain, Runnable::run, piece);
    }

    private Optional<Finding> online(long piece, Optional<LogPosition> expected) throws InterruptedException {
        return verification(piece)
                .run(engine.log().head().position(), expected, position -> true)
                .firstBad();
    }

    private byte[] export(long after) throws IOException {
        ByteArrayOutputStream lines = new ByteArrayOutputStream();
        new LogExport(chain).write(after, engine.log().head().position(), lines);
        return lines.toByteArray();
    }

    private String offline(String... arguments) throws IOException {
        return verify(export(0), arguments);
    }

    private static String verify(byte[] export, String... arguments) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        int code = VerifyExport.run(
                List.of(arguments),
                new ByteArrayInputStream(export),
                new PrintStream(out, true, StandardCharsets.UTF_8),
                new PrintStream(out, true, StandardCharsets.UTF_8));
        return code + " " + out.toString(StandardCharsets.UTF_8).strip();
    }

    private static String text(LogPosition position) {
        return position.position() + ":" + position.hash();
    }
}
