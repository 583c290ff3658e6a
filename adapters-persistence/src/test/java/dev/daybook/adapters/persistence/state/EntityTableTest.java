package dev.daybook.adapters.persistence.state;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;
import java.io.Serializable;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.BitSet;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.hibernate.SessionFactory;
import org.hibernate.StatelessSession;
import org.hibernate.boot.MetadataSources;
import org.hibernate.boot.registry.StandardServiceRegistryBuilder;
import org.hibernate.engine.spi.SessionFactoryImplementor;
import org.jspecify.annotations.NullUnmarked;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** The SQL texts and the rows that are derived from entities. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class EntityTableTest {

    private static final UUID LAMP = UUID.fromString("6ba7b811-9dad-11d1-80b4-00c04fd430c8");

    /** A connection that makes arrays, and nothing else. */
    private static final Connection ARRAYS = (Connection) Proxy.newProxyInstance(
            Connection.class.getClassLoader(), new Class<?>[] {Connection.class}, (proxy, method, arguments) -> {
                assertThat(method.getName()).isEqualTo("createArrayOf");
                return null;
            });

    private SessionFactory sessions;

    @Entity
    @Table(name = "lamp")
    @NullUnmarked
    static class Lamp {

        @Id
        @Column(name = "lamp_id")
        private UUID lampId;

        @Column(name = "serial_number", unique = true, updatable = false)
        private String serialNumber;

        @Column(name = "bought_on", updatable = false)
        private LocalDate boughtOn;

        private long position;
    }

    /** The key of a socket. */
    record SocketKey(String room, short place) implements Serializable {
        private static final long serialVersionUID = 1;
    }

    @Entity
    @IdClass(SocketKey.class)
    @Table(name = "socket")
    @NullUnmarked
    static class Socket {

        @Id
        private String room;

        @Id
        private short place;

        @Column(name = "live")
        private boolean live;
    }

    @Entity
    @NullUnmarked
    static class TwoUnique {

        @Id
        private UUID id;

        @Column(unique = true)
        private String first;

        @Column(unique = true)
        private String second;
    }

    @Entity
    @Table(name = "pair")
    @NullUnmarked
    static class Pair {

        @Id
        private UUID id;

        @Column(name = "first")
        private String first;

        @Column(name = "second")
        private String second;
    }

    @Entity
    @NullUnmarked
    static class WithInstant {

        @Id
        private UUID id;

        @Column(name = "bought_at")
        private Instant boughtAt;
    }

    @BeforeAll
    void start() {
        var registry = new StandardServiceRegistryBuilder()
                .applySettings(Map.of(
                        "hibernate.boot.allow_jdbc_metadata_access",
                        "false",
                        "hibernate.dialect",
                        "org.hibernate.dialect.PostgreSQLDialect"))
                .build();
        sessions = new MetadataSources(registry)
                .addAnnotatedClasses(Lamp.class, Socket.class, TwoUnique.class, WithInstant.class, Pair.class)
                .buildMetadata()
                .buildSessionFactory();
    }

    @AfterAll
    void stop() {
        sessions.close();
    }

    private <E> EntityTable<E> table(Class<E> entity) {
        return new EntityTable<>(entity, sessions.unwrap(SessionFactoryImplementor.class));
    }

    @Test
    void rowsAreSelectedByThePrimaryKeyAndByTheUniqueColumn() throws SQLException {
        EntityTable<Lamp> lamps = table(Lamp.class);
        assertThat(lamps.columnNames()).isEqualTo("lamp_id, bought_on, position, serial_number");
        try (StatelessSession session = sessions.openStatelessSession()) {
            assertThat(text(lamps, lamps.byKey().selection(List.of(LAMP), session, ARRAYS)))
                    .isEqualTo("select lamp_id, bought_on, position, serial_number from lamp where lamp_id = :key0");
            assertThat(text(lamps, lamps.byAlternate().selection(List.of("1", "2"), session, ARRAYS)))
                    .isEqualTo("select lamp_id, bought_on, position, serial_number from lamp where serial_number ="
                            + " any(:key0)");
        }
    }

    private static <E> String text(EntityTable<E> table, Selection selection) {
        return table.select(selection).text();
    }

    @Test
    void aSelectionHasAnOrderAndALimit() {
        assertThat(text(
                        table(Lamp.class),
                        Selection.where("position > :after")
                                .with("after", 7L)
                                .and("bought_on > :day")
                                .orderedBy("position")
                                .first(2)))
                .isEqualTo("select lamp_id, bought_on, position, serial_number from lamp"
                        + " where position > :after and bought_on > :day order by position limit 2");
    }

    @Test
    void anUpdateLeavesKeysAndFixedColumnsAsTheyAre() {
        EntityTable<Lamp> lamps = table(Lamp.class);
        assertThat(lamps.update(lamps.updatable()))
                .isEqualTo("update lamp as stored set position = changed.position"
                        + " from unnest(?::uuid[], ?::bigint[]) as changed (lamp_id, position)"
                        + " where stored.lamp_id = changed.lamp_id");
    }

    @Test
    void anUpdateBringsOnlyTheColumnsThatChange() {
        EntityTable<Pair> pairs = table(Pair.class);
        assertThat(pairs.columnNames()).isEqualTo("id, first, second");
        BitSet second = new BitSet();
        second.set(2);
        assertThat(pairs.update(second))
                .isEqualTo("update pair as stored set second = changed.second"
                        + " from unnest(?::uuid[], ?::text[]) as changed (id, second) where stored.id = changed.id");
    }

    @Test
    void eachColumnOfACompositeKeyIsComparedWithAnArray() throws SQLException {
        EntityTable<Socket> sockets = table(Socket.class);
        assertThat(sockets.columns()).filteredOn(TableColumn::isKey).hasSize(2);
        String[] key = sockets.columnNames().split(", ", -1);
        assertThat(key).containsExactlyInAnyOrder("room", "place", "live").endsWith("live");
        try (StatelessSession session = sessions.openStatelessSession()) {
            List<SocketKey> keys = List.of(new SocketKey("hall", (short) 1), new SocketKey("attic", (short) 2));
            assertThat(text(sockets, sockets.byKey().selection(keys, session, ARRAYS)))
                    .isEqualTo("select %s from socket where %s = any(:key0) and %s = any(:key1)"
                            .formatted(sockets.columnNames(), key[0], key[1]));
        }
    }

    @Test
    void anEntityBecomesTheValuesOfItsColumns() {
        Lamp lamp = new Lamp();
        lamp.lampId = LAMP;
        lamp.boughtOn = LocalDate.of(2026, 1, 5);
        lamp.position = 7;
        try (StatelessSession session = sessions.openStatelessSession()) {
            assertThat(table(Lamp.class).values(lamp, session))
                    .containsExactly(lamp.lampId, lamp.boughtOn, lamp.position, null);
        }
    }

    @Test
    void anAlternateKeyMustBeMarked() {
        EntityTable<Socket> sockets = table(Socket.class);
        assertThatThrownBy(sockets::byAlternate)
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("Socket has no alternate key. Mark its attribute by @Column(unique = true).");
    }

    @Test
    void onlyOneAlternateKeyMayBeMarked() {
        assertThatThrownBy(() -> table(TwoUnique.class))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("TwoUnique marks several columns as unique: first, second. Mark the alternate key alone.");
    }

    @Test
    void aColumnOfAnotherTypeIsNamed() {
        assertThatThrownBy(() -> table(WithInstant.class))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("The column bought_at has the JDBC type");
    }
}
