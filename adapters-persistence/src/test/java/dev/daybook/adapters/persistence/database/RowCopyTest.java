package dev.daybook.adapters.persistence.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.daybook.local.EmbeddedPostgres;
import java.io.IOException;
import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class RowCopyTest {

    private static final String COLUMNS = "id, large, medium, small, words, amount, moment, day, truth, raw";
    private static final UUID ID = UUID.fromString("6ba7b811-9dad-11d1-80b4-00c04fd430c8");

    private EmbeddedPostgres postgres;
    private Connection connection;

    @BeforeAll
    void start() {
        postgres = EmbeddedPostgres.temporary().start();
    }

    @AfterAll
    void stop() {
        postgres.close();
    }

    @BeforeEach
    void makeTable() throws SQLException {
        connection = postgres.connect("event_log", postgres.superuser());
        try (Statement statement = connection.createStatement()) {
            statement.execute("drop table if exists every; create table every (id uuid, large bigint, medium integer,"
                    + " small smallint, words text, amount numeric(23, 4), moment timestamptz, day date, truth boolean,"
                    + " raw bytea)");
        }
    }

    @AfterEach
    void disconnect() throws SQLException {
        connection.close();
    }

    private static void row(RowCopy copy, @Nullable String words, BigDecimal amount, Instant moment, LocalDate day)
            throws SQLException {
        copy.value(ID)
                .value(Long.MAX_VALUE)
                .value(Integer.MIN_VALUE)
                .value(Short.MAX_VALUE)
                .value(words)
                .value(amount)
                .value(moment)
                .value(day)
                .value(true)
                .value(new byte[] {0, -1, 92})
                .endRow();
    }

    private void copy(@Nullable String words, String amount, String moment, LocalDate day) throws SQLException {
        try (RowCopy copy = new RowCopy(connection, "every", COLUMNS)) {
            row(copy, words, new BigDecimal(amount), Instant.parse(moment), day);
            copy.finish();
        }
    }

    private <T> T only(String column, Class<T> type) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("select " + column + " from every")) {
            assertThat(row.next()).isTrue();
            T value = row.getObject(1, type);
            assertThat(row.next()).isFalse();
            return value;
        }
    }

    @Test
    void everyTypeArrivesAsItWas() throws SQLException {
        copy(
                "a\tb\nc\\d\re \u017e\ud83d\ude00 \\. \\N",
                "-123456789012345678.9001",
                "2026-11-24T21:00:00.123456Z",
                LocalDate.of(1582, 10, 10));
        assertThat(only("id", UUID.class)).isEqualTo(ID);
        assertThat(only("large", Long.class)).isEqualTo(Long.MAX_VALUE);
        assertThat(only("medium", Integer.class)).isEqualTo(Integer.MIN_VALUE);
        assertThat(only("small", Short.class)).isEqualTo(Short.MAX_VALUE);
        assertThat(only("words", String.class)).isEqualTo("a\tb\nc\\d\re \u017e\ud83d\ude00 \\. \\N");
        assertThat(only("amount", BigDecimal.class)).isEqualByComparingTo("-123456789012345678.9001");
        assertThat(only("moment", OffsetDateTime.class).toInstant())
                .isEqualTo(Instant.parse("2026-11-24T21:00:00.123456Z"));
        assertThat(only("day", LocalDate.class)).isEqualTo(LocalDate.of(1582, 10, 10));
        assertThat(only("truth", Boolean.class)).isTrue();
        assertThat(only("raw", byte[].class)).containsExactly(0, -1, 92);
    }

    @Test
    void amountsKeepEachOfTheirDigits() throws SQLException {
        for (String amount : new String[] {"0", "0.00", "0.0001", "1E+5", "10000", "9999.9999", "-0.5", "700.00"}) {
            try (Statement statement = connection.createStatement()) {
                statement.execute("truncate every");
            }
            copy("", amount, "1970-01-01T00:00:00Z", LocalDate.EPOCH);
            assertThat(only("amount", BigDecimal.class)).isEqualByComparingTo(amount);
        }
    }

    @Test
    void nothingIsNull() throws SQLException {
        copy(null, "0", "0001-01-01T00:00:00Z", LocalDate.of(1, 1, 1));
        assertThat(only("words is null", Boolean.class)).isTrue();
        assertThat(only("day", LocalDate.class)).isEqualTo(LocalDate.of(1, 1, 1));
    }

    @Test
    void rowsMayBeManyAndLong() throws SQLException {
        String large = "x".repeat(300_000);
        try (RowCopy copy = new RowCopy(connection, "every", COLUMNS)) {
            for (int i = 0; i < 20; i++) {
                row(copy, i % 2 == 0 ? large : "short", BigDecimal.ONE, Instant.EPOCH, LocalDate.EPOCH);
            }
            copy.finish();
        }
        assertThat(only("count(*)", Long.class)).isEqualTo(20);
        assertThat(only("sum(length(words))", Long.class)).isEqualTo(10 * 300_000L + 10 * 5L);
    }

    @Test
    void whatIsNotFinishedIsNotKept() throws SQLException {
        try (RowCopy copy = new RowCopy(connection, "every", COLUMNS)) {
            row(copy, "lost", BigDecimal.ONE, Instant.EPOCH, LocalDate.EPOCH);
        }
        assertThat(only("count(*)", Long.class)).isZero();
    }

    @Test
    void aRowWithTooFewValuesIsRefused() throws SQLException {
        try (RowCopy copy = new RowCopy(connection, "every", COLUMNS)) {
            copy.value(ID);
            assertThatThrownBy(copy::endRow).hasMessage("A row of 1 values for 10 columns");
        }
    }

    @Test
    void aValueOfAnotherTypeIsRefused() throws SQLException {
        try (RowCopy copy = new RowCopy(connection, "every", COLUMNS)) {
            assertThatThrownBy(() -> copy.value(1.5)).hasMessageContaining("No column takes a class java.lang.Double");
        }
    }

    @Test
    void aFailedCopyIsNamedAndItsValuesAreNot() throws SQLException {
        assertThatThrownBy(() -> new RowCopy(connection, "nothing", "id"))
                .isInstanceOfSatisfying(
                        SQLException.class,
                        failure -> assertThat(failure.getSQLState()).isEqualTo("42P01"))
                .hasMessage("Failed statement: copy nothing (id) from stdin (format binary)");
        try (RowCopy copy = new RowCopy(connection, "every", "amount")) {
            copy.value(new BigDecimal("9".repeat(30))).endRow();
            assertThatThrownBy(copy::finish)
                    .isInstanceOfSatisfying(
                            SQLException.class,
                            failure -> assertThat(failure.getSQLState()).isEqualTo("22003"))
                    .hasMessage("Failed statement: copy every (amount) from stdin (format binary)");
        }
    }

    @Test
    void copiedRowsAreReadBack() throws SQLException {
        copy("\u017e", "1", "2026-11-24T21:00:00.123456Z", LocalDate.EPOCH);
        copy(null, "1", "1815-12-10T00:00:00.000001Z", LocalDate.EPOCH);
        List<List<Object>> read = new ArrayList<>();
        CopyReader.<SQLException>read(
                connection,
                "select id, null::uuid, large, medium, null::integer, coalesce(words, '-'), moment, raw from every",
                row -> read.add(List.of(
                        row.uuid(),
                        row.optionalUuid(),
                        row.number(),
                        row.integer(),
                        row.optionalInteger(),
                        row.text(),
                        row.instant(),
                        row.copyOfBytes().length)));
        assertThat(read)
                .containsExactly(
                        readBack("\u017e", "2026-11-24T21:00:00.123456Z"),
                        readBack("-", "1815-12-10T00:00:00.000001Z"));
    }

    private static List<Object> readBack(String words, String moment) {
        return List.of(
                ID,
                Optional.empty(),
                Long.MAX_VALUE,
                Integer.MIN_VALUE,
                Optional.empty(),
                words,
                Instant.parse(moment),
                3);
    }

    @Test
    void aFieldOfAnotherTypeIsRefused() {
        assertThatThrownBy(
                        () -> CopyReader.<SQLException>read(connection, "select 1::integer", row -> row.number() > 0))
                .hasMessageStartingWith("A field has 4 bytes, and its type has 8.");
        assertThatThrownBy(() -> CopyReader.<SQLException>read(
                        connection, "select null::text", row -> row.text().isEmpty()))
                .hasMessageStartingWith("A field is null, and a value is required.");
    }

    @Test
    void aFailedQueryIsNamed() {
        assertThatThrownBy(() -> CopyReader.<SQLException>read(connection, "select 1 / 0", row -> true))
                .isInstanceOfSatisfying(
                        SQLException.class,
                        failure -> assertThat(failure.getSQLState()).isEqualTo("22012"))
                .hasMessage("Failed copy of: select 1 / 0");
    }

    @Test
    void aConnectionIsUsableAfterAReaderThatWantsNoMore() throws SQLException {
        List<Integer> read = new ArrayList<>();
        CopyReader.<SQLException>read(connection, "select generate_series(1, 100000)", row -> {
            read.add(row.integer());
            return read.size() < 3;
        });
        assertThat(read).containsExactly(1, 2, 3);
        assertThat(connection.isValid(1)).isTrue();
    }

    @Test
    void aConnectionIsUsableAfterAReaderThatFails() throws SQLException {
        IOException ofTheReader = new IOException("The client has gone");
        assertThatThrownBy(() -> CopyReader.<IOException>read(connection, "select generate_series(1, 100000)", row -> {
                    throw ofTheReader;
                }))
                .isSameAs(ofTheReader);
        List<Integer> read = new ArrayList<>();
        CopyReader.<SQLException>read(connection, "select 7", row -> read.add(row.integer()));
        assertThat(read).containsExactly(7);
    }
}
