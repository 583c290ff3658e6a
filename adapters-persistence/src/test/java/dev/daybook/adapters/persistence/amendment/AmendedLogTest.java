package dev.daybook.adapters.persistence.amendment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import dev.daybook.adapters.persistence.Engine;
import dev.daybook.adapters.persistence.integrity.Forgery;
import dev.daybook.adapters.persistence.integrity.JdbcRecordedChain;
import dev.daybook.application.integrity.ChainVerification;
import dev.daybook.application.integrity.LogExport;
import dev.daybook.application.integrity.RecordedChain;
import dev.daybook.application.log.LogPosition;
import dev.daybook.verifier.Finding;
import dev.daybook.verifier.Finding.Problem;
import dev.daybook.verifier.VerifyExport;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
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

/**
 * An amendment is told from a forgery, in the database and in an export: event 3 was amended once, which event 5 records,
 * event 4 twice, which events 6 and 7 record, and event 2 was forged and amended back, which event 8 records.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class AmendedLogTest {

    private static final long LAST = 8;

    private Bank bank;
    private RecordedChain chain;

    @BeforeAll
    void amend() {
        bank = Bank.open();
        chain = new JdbcRecordedChain(bank.engine);
        bank.amend(3, "10.00", "11.00");
        bank.amend(4, "20.00", "21.00");
        bank.amend(4, "21.00", "22.00");
        forge("""
                alter table daybook.event_log disable trigger amended_only;
                update daybook.event_log set data = replace(data, '"EUR"', '"CZK"') where position = 2;
                alter table daybook.event_log enable always trigger amended_only""");
        bank.amend(2, "\"CZK\"", "\"EUR\"");
        Forgery.disarm();
        forge("""
                create table daybook.kept_event as table daybook.event_log;
                create table daybook.kept_backup as table daybook.event_log_backup""");
    }

    @AfterAll
    void close() {
        bank.close();
    }

    @BeforeEach
    void restore() {
        forge("""
                truncate daybook.event_log, daybook.event_log_backup;
                insert into daybook.event_log table daybook.kept_event;
                insert into daybook.event_log_backup table daybook.kept_backup""");
    }

    private static void forge(String sql) {
        Engine.onSuperuser("event_log", sql);
    }

    private Optional<Finding> online(long piece) throws InterruptedException {
        return online(piece, bank.engine.log().head().position());
    }

    private Optional<Finding> online(long piece, long target) throws InterruptedException {
        return new ChainVerification(chain, Runnable::run, piece)
                .run(target, Optional.empty(), position -> true)
                .firstBad();
    }

    private String export(long after, long last) throws IOException {
        ByteArrayOutputStream lines = new ByteArrayOutputStream();
        new LogExport(chain).write(after, last, lines);
        return lines.toString(StandardCharsets.UTF_8);
    }

    private static String verify(String export, String... arguments) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        PrintStream print = new PrintStream(out, true, StandardCharsets.UTF_8);
        int code = VerifyExport.run(
                List.of(arguments), new ByteArrayInputStream(export.getBytes(StandardCharsets.UTF_8)), print, print);
        return code + " " + out.toString(StandardCharsets.UTF_8).strip();
    }

    @Test
    void anAmendedLogIsIntactHoweverItIsCut() throws Exception {
        for (long piece : new long[] {1, 2, 3, 100}) {
            assertThat(online(piece)).as("in pieces of " + piece).isEmpty();
        }
        String export = export(0, LAST);
        LogPosition head = bank.engine.log().head().at();
        assertThat(verify(export))
                .isEqualTo("0 intact: 8 events, head " + head.position() + ":" + head.hash() + ", 4 amendments");
        assertThat(export.lines().filter(line -> line.contains("\"amendedBy\":\"")))
                .hasSize(3);
    }

    @Test
    void whatIsAmendedWhileItIsReadIsNoForgery() throws Exception {
        // the target was taken before the amendments, the data is read after them
        for (long piece : new long[] {1, 100}) {
            assertThat(online(piece, 4)).as("in pieces of " + piece).isEmpty();
        }
        assertThat(verify(export(0, 4))).startsWith("0 intact: 8 events");
    }

    @Test
    void anExportBehindAnAmendedEventIsCheckedFromThere() throws Exception {
        LogPosition third = bank.engine.log().find(3).orElseThrow().at();
        assertThat(verify(export(3, LAST), "--after", "3:" + third.hash())).startsWith("0 intact: 5 events");
    }

    static Stream<Arguments> forgeries() {
        return Stream.of(
                arguments("an event without amendment", 1, Problem.DATA_CHANGED, set(1, "data = data || ' '")),
                arguments(
                        "an event that claims an amendment",
                        1,
                        Problem.DATA_CHANGED,
                        set(1, "data = data || ' ', amended_by = gen_random_uuid(), amended_version = 1")),
                arguments("once more after its amendment", 3, Problem.DATA_CHANGED, set(3, "data = data || ' '")),
                arguments("once more after two amendments", 4, Problem.DATA_CHANGED, set(4, "data = data || ' '")),
                arguments("once more after it was amended back", 2, Problem.DATA_CHANGED, set(2, "data = data || ' '")),
                arguments("the recorded data put back", 3, Problem.DATA_CHANGED, back(3, "order by replaced_at")),
                arguments(
                        "the first amendment put back", 4, Problem.DATA_CHANGED, back(4, "order by replaced_at desc")),
                arguments(
                        "the recorded data of two amendments",
                        4,
                        Problem.DATA_CHANGED,
                        back(4, "order by replaced_at")),
                arguments(
                        "an amendment that says something else", 5, Problem.DATA_CHANGED, set(5, "data = data || ' '")),
                arguments(
                        "an amendment that is gone",
                        3,
                        Problem.DATA_CHANGED,
                        "delete from daybook.event_log where position = 5"),
                arguments(
                        "an event without amendment that is read in another version",
                        1,
                        Problem.DATA_CHANGED,
                        set(1, "amended_by = gen_random_uuid(), amended_version = 2")),
                arguments("only the version", 1, Problem.DATA_CHANGED, set(1, "amended_version = 2")),
                arguments("the version of an amended event", 3, Problem.DATA_CHANGED, set(3, "amended_version = 2")),
                arguments(
                        "which amendment it was",
                        4,
                        Problem.DATA_CHANGED,
                        set(4, "amended_by = (select amended_by from daybook.event_log where position = 3)")),
                arguments(
                        "that it was amended",
                        2,
                        Problem.DATA_CHANGED,
                        set(2, "amended_by = null, amended_version = null")),
                arguments(
                        "two at a time: the first is told",
                        3,
                        Problem.DATA_CHANGED,
                        set(3, "data = data || ' '") + ";" + set(4, "hash = sha256(hash)")),
                arguments(
                        "something else, and amended events before it",
                        5,
                        Problem.EVENT_CHANGED,
                        set(5, "actor = 'x'")));
    }

    private static String set(long position, String assignments) {
        return "update daybook.event_log set " + assignments + " where position = " + position;
    }

    private static String back(long position, String order) {
        return set(
                position,
                "data = (select data from daybook.event_log_backup where position = " + position + " " + order
                        + " limit 1)");
    }

    @ParameterizedTest(name = "{0} at {1}: {2}")
    @MethodSource("forgeries")
    void aForgeryIsFoundWhereItIs(String what, long position, Problem problem, String sql) throws Exception {
        forge(sql);
        String offline = verify(export(0, LAST));
        assertThat(offline).startsWith("1 broken at position " + position + " (" + problem.code() + "): ");
        for (long piece : new long[] {1, 3, 100}) {
            Finding found = online(piece).orElseThrow();
            assertThat(found.position()).as("in pieces of " + piece).isEqualTo(position);
            assertThat(found.problem()).as("in pieces of " + piece).isEqualTo(problem);
            assertThat(offline).as("in pieces of " + piece).endsWith("): " + found.detail());
        }
    }

    @ParameterizedTest
    @MethodSource("forgedBackups")
    void anOriginalThatIsNotKeptIsFoundInTheDatabase(String sql, long position) throws Exception {
        forge(sql);
        for (long piece : new long[] {1, 100}) {
            Finding found = online(piece).orElseThrow();
            assertThat(found.position()).isEqualTo(position);
            assertThat(found.problem()).isEqualTo(Problem.BACKUP_CHANGED);
        }
    }

    static Stream<Arguments> forgedBackups() {
        return Stream.of(
                arguments("delete from daybook.event_log_backup where position = 3", 3),
                arguments("update daybook.event_log_backup set data = data || ' ' where position = 4", 4),
                arguments("update daybook.event_log_backup set actor = 'x' where position = 3", 3),
                arguments("update daybook.event_log_backup set position = 1 where position = 3", 3),
                arguments(
                        "update daybook.event_log_backup b set data = e.data from daybook.event_log e"
                                + " where e.position = b.position and b.position = 3",
                        3),
                arguments("update daybook.event_log_backup set data_digest = sha256('x') where position = 2", 2));
    }
}
