package dev.daybook.adapters.persistence.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.daybook.application.log.StorageFailure;
import dev.daybook.local.EmbeddedPostgres;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.postgresql.ds.PGSimpleDataSource;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ConnectionsTest {

    private static final Sql INSERT = Sql.of("insert into lamp (id) values (:id)");
    private static final Sql IDS = Sql.of("select id from lamp order by id");

    private EmbeddedPostgres postgres;
    private Connections readOnly;

    @BeforeAll
    void start() {
        postgres = EmbeddedPostgres.temporary().start();
        connections("")
                .run(
                        "Making a table",
                        connection -> Sql.of("create table lamp (id bigint primary key)")
                                .on(connection)
                                .execute());
        readOnly = connections("-c default_transaction_read_only=on");
    }

    private Connections connections(String options) {
        PGSimpleDataSource source = new PGSimpleDataSource();
        source.setUrl(postgres.url("event_log"));
        source.setUser(postgres.superuser().user());
        source.setPassword(postgres.superuser().password());
        source.setOptions(options);
        return new Connections(source);
    }

    @AfterAll
    void stop() {
        postgres.close();
    }

    @BeforeEach
    void empty() {
        readOnly.commit(
                "Emptying the table",
                connection -> Sql.of("delete from lamp").on(connection).update());
    }

    private List<Long> ids() {
        return readOnly.use("Reading lamps", connection -> IDS.on(connection).list(row -> row.number("id")));
    }

    @Test
    void aTransactionOfItsOwnMayWriteWhereOthersOnlyRead() {
        int inserted = readOnly.commit(
                "Recording a lamp",
                connection -> INSERT.on(connection).with("id", 1L).update());
        assertThat(inserted).isEqualTo(1);
        assertThat(ids()).containsExactly(1L);
        assertThatThrownBy(() -> readOnly.use(
                        "Recording a lamp",
                        connection -> INSERT.on(connection).with("id", 2L).update()))
                .isInstanceOf(StorageFailure.class);
        assertThat(ids()).containsExactly(1L);
    }

    @Test
    void aTransactionThatFailsKeepsNothingAndNamesTheStatement() {
        assertThatThrownBy(() -> readOnly.commit("Recording two lamps", connection -> {
                    INSERT.on(connection).with("id", 1L).update();
                    return INSERT.on(connection).with("id", 1L).update();
                }))
                .isInstanceOfSatisfying(
                        StorageFailure.class,
                        failure -> assertThat(failure.kind()).isEqualTo(StorageFailure.Kind.LASTING))
                .hasMessage("Recording two lamps failed: the database refused it.")
                .cause()
                .hasMessage("Failed statement: insert into lamp (id) values (:id)");
        assertThat(ids()).isEmpty();
    }

    @Test
    void aFailureOfTheCallerKeepsNothing() {
        IllegalStateException ofTheCaller = new IllegalStateException("broken");
        assertThatThrownBy(() -> readOnly.commit("Recording a lamp", connection -> {
                    INSERT.on(connection).with("id", 1L).update();
                    throw ofTheCaller;
                }))
                .isSameAs(ofTheCaller);
        assertThat(ids()).isEmpty();
    }
}
