package dev.daybook.adapters.persistence.integrity;

import dev.daybook.adapters.persistence.database.Connections;
import dev.daybook.adapters.persistence.database.CopyReader;
import dev.daybook.adapters.persistence.database.Databases;
import dev.daybook.adapters.persistence.database.Sql;
import dev.daybook.adapters.persistence.database.SqlFailure;
import dev.daybook.application.integrity.RecordedChain;
import dev.daybook.application.log.Digest;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.UUID;
import javax.sql.DataSource;

/**
 * The recorded chain, read by binary COPY.
 *
 * <p>COPY gives one row at a time, where a cursor keeps a batch of rows in memory. The bytes of a row go into the digests
 * without becoming objects first.
 */
@Singleton
public class JdbcRecordedChain implements RecordedChain {

    private final DataSource source;
    private final Connections connections;

    @Inject
    public JdbcRecordedChain(Databases databases) {
        this.source = databases.eventLog().read();
        this.connections = new Connections(source);
    }

    @Override
    public void read(long first, long last, Visitor visitor) throws IOException {
        String query = "select " + CopiedRows.COLUMNS + " from event_log where position between " + first + " and "
                + last + " order by position";
        CopiedRows rows = new CopiedRows();
        try (Connection connection = source.getConnection()) {
            CopyReader.<IOException>read(connection, query, row -> visitor.visit(rows.event(row)));
        } catch (SQLException failure) {
            throw SqlFailure.of("Reading the chain of the event log", failure);
        }
    }

    /** The ids of commands have no index. Their positions lead to the blocks of the table. */
    private static final Sql WITHOUT_COMMAND_NEARBY = Sql.of("""
            select e.position, e.command_id
            from event_log e
            where e.position between :first and :last
              and not exists (
                select from command c
                where c.id = e.command_id and c.first_position <= :last and c.last_position >= :first)
            order by e.position
            """);

    private static final Sql IS_ON_RECORD =
            Sql.of("select exists (select from command where id = :id) as is_on_record");

    @Override
    public OptionalLong firstWithoutCommand(long first, long last) {
        return connections.use("Looking for the commands of events", connection -> {
            for (Orphan orphan : WITHOUT_COMMAND_NEARBY
                    .on(connection)
                    .with("first", first)
                    .with("last", last)
                    .list(row -> new Orphan(row.number("position"), row.uuid("command_id")))) {
                if (!isOnRecord(orphan.command(), connection)) {
                    return OptionalLong.of(orphan.position());
                }
            }
            return OptionalLong.empty();
        });
    }

    /** An event, and its command, which does not name the event's position. */
    private record Orphan(long position, UUID command) {}

    /** Reads the whole table. It is asked of an event that is at a wrong place or has no command, and there should be none. */
    private static boolean isOnRecord(UUID command, Connection connection) throws SQLException {
        return IS_ON_RECORD
                .on(connection)
                .with("id", command)
                .first(row -> row.truth("is_on_record"))
                .orElseThrow();
    }

    private static final Sql BACKUP = Sql.of("""
            select b.position, sha256(convert_to(b.data, 'UTF8')) as digest,
              coalesce(
                (b.id, b.name, b.version, b.data_digest, b.recorded_at, b.actor, b.creator, b.command_id, b.hash)
                  = (e.id, e.name, e.version, e.data_digest, e.recorded_at, e.actor, e.creator, e.command_id, e.hash)
                  and a.status = 'applied' and a.position = b.position and a.found = b.data,
                false) as is_intact
            from event_log_backup b
              left join event_log e on e.position = b.position
              left join amendment a on a.id = b.amendment_id
            where b.amendment_id = :amendment
            """);

    @Override
    public Optional<Backup> findBackup(UUID amendment) {
        return connections.use(
                "Looking for the original of an amended event",
                connection -> BACKUP.on(connection)
                        .with("amendment", amendment)
                        .first(row -> new Backup(
                                row.number("position"), Digest.ofBytes(row.bytes("digest")), row.truth("is_intact"))));
    }

    /** Only blocks with a position behind the log's end are read, and there should be none. */
    private static final Sql PROMISED_END = Sql.of("""
            select log.last_position as log_end,
              coalesce((select max(c.last_position) from command c where c.last_position > log.last_position),
                log.last_position) as command_end
            from (select coalesce(max(position), 0) as last_position from event_log) log
            """);

    @Override
    public PromisedEnd promisedEnd() {
        return connections.use(
                "Comparing the log's end with the commands",
                connection -> PROMISED_END
                        .on(connection)
                        .first(row -> new PromisedEnd(row.number("log_end"), row.number("command_end")))
                        .orElseThrow());
    }
}
