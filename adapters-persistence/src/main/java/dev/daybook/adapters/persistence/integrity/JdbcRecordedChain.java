package dev.daybook.adapters.persistence.integrity;

import dev.daybook.adapters.persistence.database.Databases;
import dev.daybook.adapters.persistence.database.SqlFailure;
import dev.daybook.application.integrity.RecordedChain;
import dev.daybook.application.log.Digest;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.UUID;
import javax.sql.DataSource;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyOut;

/**
 * The recorded chain, read by COPY in its binary form.
 *
 * <p>Beside a cursor COPY has two advantages: rows come one by one however large they are, where a cursor's batch of rows
 * is in memory at once; and their bytes go into the digests as they come, without having been made objects.
 */
@Singleton
public class JdbcRecordedChain implements RecordedChain {

    private final DataSource read;

    @Inject
    public JdbcRecordedChain(Databases databases) {
        this.read = databases.eventLog().read();
    }

    @Override
    public void read(long first, long last, Visitor visitor) throws IOException {
        // COPY takes no parameters; these are numbers
        String sql = "copy (select " + CopiedRows.COLUMNS + " from event_log where position between " + first + " and "
                + last + " order by position) to stdout (format binary)";
        try (Connection connection = read.getConnection()) {
            CopyOut copy = connection.unwrap(PGConnection.class).getCopyAPI().copyOut(sql);
            try {
                pass(copy, visitor);
            } finally {
                if (copy.isActive()) {
                    copy.cancelCopy();
                }
            }
        } catch (SQLException failure) {
            throw SqlFailure.of("Reading the chain of the event log", failure);
        }
    }

    private static void pass(CopyOut copy, Visitor visitor) throws SQLException, IOException {
        CopiedRows rows = new CopiedRows();
        boolean isWanted = true;
        byte[] message = copy.readFromCopy();
        while (message != null) {
            if (isWanted) {
                rows.take(message);
            }
            // the rest of the piece is passed over: cancelling could hit this connection's next statement instead
            while (isWanted && rows.next()) {
                isWanted = visitor.visit(rows.event());
            }
            message = copy.readFromCopy();
        }
    }

    @Override
    public OptionalLong firstWithoutCommand(long first, long last) {
        String sql = "select min(e.position) from event_log e where e.position between ? and ?"
                + " and not exists (select from command c where c.id = e.command_id)";
        try (Connection connection = read.getConnection();
                PreparedStatement query = connection.prepareStatement(sql)) {
            query.setLong(1, first);
            query.setLong(2, last);
            try (ResultSet row = query.executeQuery()) {
                row.next();
                long position = row.getLong(1);
                return row.wasNull() ? OptionalLong.empty() : OptionalLong.of(position);
            }
        } catch (SQLException failure) {
            throw SqlFailure.of("Looking for the commands of events", failure);
        }
    }

    @Override
    public Optional<Backup> findBackup(UUID amendment) {
        String sql = "select b.position, sha256(convert_to(b.data, 'UTF8')), (b.id, b.name, b.version, b.data_digest,"
                + " b.recorded_at, b.actor, b.creator, b.command_id, b.hash) = (e.id, e.name, e.version, e.data_digest,"
                + " e.recorded_at, e.actor, e.creator, e.command_id, e.hash)"
                + " and a.status = 'applied' and a.position = b.position and a.found = b.data"
                + " from event_log_backup b left join event_log e on e.position = b.position"
                + " left join amendment a on a.id = b.amendment_id where b.amendment_id = ?";
        try (Connection connection = read.getConnection();
                PreparedStatement query = connection.prepareStatement(sql)) {
            query.setObject(1, amendment);
            try (ResultSet row = query.executeQuery()) {
                return row.next()
                        ? Optional.of(new Backup(row.getLong(1), Digest.ofBytes(row.getBytes(2)), row.getBoolean(3)))
                        : Optional.empty();
            }
        } catch (SQLException failure) {
            throw SqlFailure.of("Looking for the original of an amended event", failure);
        }
    }

    @Override
    public PromisedEnd promisedEnd() {
        // ids of commands grow with time, nearly: clocks of several servers differ a little
        String sql = "select (select coalesce(max(position), 0) from event_log),"
                + " (select coalesce(max(last_position), 0) from"
                + " (select last_position from command order by id desc limit 1000) newest)";
        try (Connection connection = read.getConnection();
                PreparedStatement query = connection.prepareStatement(sql);
                ResultSet row = query.executeQuery()) {
            row.next();
            return new PromisedEnd(row.getLong(1), row.getLong(2));
        } catch (SQLException failure) {
            throw SqlFailure.of("Comparing the log's end with the commands", failure);
        }
    }
}
