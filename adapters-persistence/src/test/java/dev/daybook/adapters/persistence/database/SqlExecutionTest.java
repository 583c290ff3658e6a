package dev.daybook.adapters.persistence.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.daybook.local.EmbeddedPostgres;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class SqlExecutionTest {

    private static final UUID ID = UUID.fromString("6ba7b811-9dad-11d1-80b4-00c04fd430c8");
    private static final Instant MOMENT = Instant.parse("2026-11-24T21:00:00.123456Z");

    private static final Sql INSERT = Sql.of("insert into lamp (id, name) values (:id, :name)");
    private static final Sql NAMES = Sql.of("select name from lamp order by id");

    private EmbeddedPostgres postgres;
    private Connection connection;

    @BeforeAll
    void start() throws SQLException {
        postgres = EmbeddedPostgres.temporary().start();
        connection = postgres.connect("event_log", postgres.superuser());
        Sql.of("create table lamp (id integer primary key, name text not null)")
                .on(connection)
                .execute();
    }

    @AfterAll
    void stop() throws SQLException {
        connection.close();
        postgres.close();
    }

    @BeforeEach
    void empty() throws SQLException {
        Sql.of("truncate lamp").on(connection).execute();
    }

    private List<String> names() throws SQLException {
        return NAMES.on(connection).list(row -> row.text("name"));
    }

    private void insert(int id, @Nullable String name) throws SQLException {
        INSERT.on(connection).with("id", id).with("name", name).update();
    }

    private static List<Throwable> chain(Throwable failure) {
        return Stream.iterate(failure, cause -> cause != null, Throwable::getCause)
                .toList();
    }

    @Test
    void everyTypeIsReadAsItWasGiven() throws SQLException {
        Sql every = Sql.of("""
                select :number::bigint as number, :integer::integer as integer, :truth::boolean as truth,
                  :text::text as text, :texts::text[] as texts, :id::uuid as id, :moment::timestamptz as moment,
                  :bytes::bytea as bytes, :id = any(:ids) as is_among
                """);
        List<Object> read = every.on(connection)
                .with(Map.of(
                        "number", Long.MAX_VALUE, "integer", Integer.MIN_VALUE, "truth", true, "text", "it's :a ?"))
                .with("texts", new String[] {"a", "b"})
                .with("id", ID)
                .with("ids", new UUID[] {ID})
                .with("moment", MOMENT)
                .with("bytes", new byte[] {0, -1})
                .first(row -> List.<Object>of(
                        row.number("number"),
                        row.integer("integer"),
                        row.truth("truth"),
                        row.text("text"),
                        row.texts("texts"),
                        row.uuid("id"),
                        row.instant("moment"),
                        row.bytes("bytes").length,
                        row.truth("is_among")))
                .orElseThrow();
        assertThat(read)
                .containsExactly(
                        Long.MAX_VALUE, Integer.MIN_VALUE, true, "it's :a ?", List.of("a", "b"), ID, MOMENT, 2, true);
    }

    @Test
    void aValueThatMayBeMissingIsReadAsAnOptional() throws SQLException {
        Sql every = Sql.of("""
                select :value::bigint as number, :value::bigint::integer as integer, :value::bigint::text as text,
                  case when :value::bigint is not null then :id::uuid end as id,
                  case when :value::bigint is not null then :moment::timestamptz end as moment,
                  case when :value::bigint is not null then '\\x00'::bytea end as bytes
                """);
        Sql.RowMapper<List<Optional<?>>> mapper = row -> List.of(
                row.optionalNumber("number"),
                row.optionalInteger("integer"),
                row.optionalText("text"),
                row.optionalUuid("id"),
                row.optionalInstant("moment"),
                row.optionalBytes("bytes").map(bytes -> bytes.length));
        Map<String, Object> others = Map.of("id", ID, "moment", MOMENT);
        assertThat(every.on(connection)
                        .with(others)
                        .with("value", Optional.of(7L))
                        .first(mapper))
                .contains(List.of(
                        Optional.of(7L),
                        Optional.of(7),
                        Optional.of("7"),
                        Optional.of(ID),
                        Optional.of(MOMENT),
                        Optional.of(1)));
        for (Object nothing : new @Nullable Object[] {null, Optional.empty()}) {
            assertThat(every.on(connection).with(others).with("value", nothing).first(mapper))
                    .hasValueSatisfying(values -> assertThat(values).containsOnly(Optional.empty()));
        }
    }

    @Test
    void aNullThatIsNotExpectedIsRefusedByName() {
        Sql nothing = Sql.of("select null::bigint as number, null::text as text");
        assertThatThrownBy(() -> nothing.on(connection).first(row -> row.number("number")))
                .hasRootCauseMessage("Column \"number\" is null, and a value is required.");
        assertThatThrownBy(() -> nothing.on(connection).first(row -> row.text("text")))
                .hasRootCauseMessage("Column \"text\" is null, and a value is required.");
        assertThatThrownBy(() -> nothing.on(connection).first(row -> row.text("other")))
                .hasMessageStartingWith("Failed statement: select null");
    }

    @Test
    void aQueryWithoutRowsGivesNothing() throws SQLException {
        assertThat(NAMES.on(connection).first(row -> row.text("name"))).isEmpty();
        assertThat(names()).isEmpty();
    }

    @Test
    void anUpdateCountsItsRows() throws SQLException {
        insert(1, "a");
        insert(2, "b");
        Sql rename = Sql.of("update lamp set name = :name where id >= :id");
        assertThat(rename.on(connection).with("name", "c").with("id", 1).update())
                .isEqualTo(2);
        assertThat(rename.on(connection).with("name", "d").with("id", 3).update())
                .isZero();
        assertThat(names()).containsExactly("c", "c");
    }

    @Test
    void aBatchIsCarriedOutForEachItem() throws SQLException {
        INSERT.on(connection)
                .batch(
                        List.of("a", "b", "c"),
                        (insert, name) ->
                                insert.with("id", (int) name.charAt(0)).with("name", name));
        INSERT.on(connection).batch(List.<String>of(), (insert, name) -> insert.with("name", name));
        assertThat(names()).containsExactly("a", "b", "c");
    }

    @Test
    void anItemOfABatchDoesNotKeepTheValuesOfTheOneBefore() {
        assertThatThrownBy(() -> INSERT.on(connection).batch(List.of(1, 2), (insert, id) -> {
                    if (id == 1) {
                        insert.with("name", "a");
                    }
                    insert.with("id", id);
                }))
                .hasMessageStartingWith("Parameter :name has no value");
    }

    @Test
    void aFailureTellsTheStatementAndNoValue() throws SQLException {
        insert(1, "a");
        assertThatThrownBy(() -> insert(1, "secret"))
                .isInstanceOfSatisfying(
                        SQLException.class,
                        failure -> assertThat(failure.getSQLState()).isEqualTo("23505"))
                .hasMessage("Failed statement: insert into lamp (id, name) values (:id, :name)")
                .satisfies(failure -> assertThat(chain(failure))
                        .noneMatch(cause -> cause.toString().contains("secret")));
    }

    @Test
    void aFailureOfABatchTellsTheStatementAndNoValue() throws SQLException {
        insert(2, "a");
        assertThatThrownBy(() -> INSERT.on(connection)
                        .batch(
                                List.of(1, 2, 3),
                                (insert, id) -> insert.with("id", id).with("name", "secret")))
                .isInstanceOfSatisfying(
                        SQLException.class,
                        failure -> assertThat(failure.getSQLState()).isEqualTo("23505"))
                .hasMessage("Failed statement: insert into lamp (id, name) values (:id, :name)")
                .hasRootCauseMessage("ERROR: duplicate key value violates unique constraint \"lamp_pkey\"\n"
                        + "  Detail: Key (id)=(2) already exists.")
                .satisfies(failure -> assertThat(chain(failure))
                        .noneMatch(cause -> cause.toString().contains("secret")));
    }

    @Test
    void ofSeveralStatementsTheFirstQueryGivesTheRow() throws SQLException {
        Sql several = Sql.of("""
                insert into lamp (id, name) values (:id, 'desk');
                update lamp set name = :name where id = :id;
                select name from lamp;
                delete from lamp
                """);
        assertThat(several.on(connection).with("id", 1).with("name", "floor").first(row -> row.text("name")))
                .hasValue("floor");
        assertThat(names()).isEmpty();
    }

    @Test
    void aRowOfAStatementThatIsNoQueryIsRefused() {
        assertThatThrownBy(() ->
                        INSERT.on(connection).with("id", 1).with("name", "desk").first(row -> 1))
                .hasMessageContaining(INSERT.positional().substring(0, 20))
                .hasRootCauseMessage("The statement is not a query");
    }
}
