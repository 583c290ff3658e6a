package dev.daybook.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/** Each test makes a PostgreSQL in a folder and on a port of its own. */
@Execution(ExecutionMode.CONCURRENT)
class EmbeddedPostgresTest {

    @TempDir
    Path home;

    @Test
    void dataSurviveAStopAndAKill() throws SQLException {
        try (EmbeddedPostgres postgres = EmbeddedPostgres.in(home).start()) {
            ask(postgres, "event_log", postgres.owner(), "CREATE SCHEMA mine");
            ask(postgres, "event_log", postgres.owner(), "CREATE TABLE mine.note (text text)");
            ask(postgres, "event_log", postgres.owner(), "INSERT INTO mine.note VALUES ('kept')");
            int port = postgres.port();

            postgres.kill9();
            assertThat(postgres.isRunning()).isFalse();
            postgres.start();
            assertThat(postgres.port()).isEqualTo(port);
            assertThat(ask(postgres, "event_log", postgres.owner(), "SELECT text FROM mine.note"))
                    .isEqualTo("kept");
        }
        try (EmbeddedPostgres again = EmbeddedPostgres.in(home).start()) {
            assertThat(ask(again, "event_log", again.owner(), "SELECT text FROM mine.note"))
                    .isEqualTo("kept");
        }
    }

    @Test
    void aConnectionNeedsThePasswordAndTheRuntimeRoleCreatesNothing() throws Exception {
        try (EmbeddedPostgres postgres = EmbeddedPostgres.in(home).start()) {
            for (String user : new String[] {"postgres", "daybook_owner", "daybook_runtime"}) {
                assertThatThrownBy(() -> DriverManager.getConnection(postgres.eventLogUrl(), user, "guess"))
                        .isInstanceOf(SQLException.class)
                        .hasMessageContaining("password authentication failed");
            }
            assertThatThrownBy(() ->
                            ask(postgres, "application_state", postgres.runtime(), "CREATE TABLE public.t (i int)"))
                    .hasMessageContaining("permission denied");
            assertThat(PosixFilePermissions.toString(
                            Files.getPosixFilePermissions(home.resolve("passwords.properties"))))
                    .isEqualTo("rw-------");
        }
    }

    @Test
    void aSecondStartOnTheSameFolderIsRefused() {
        try (EmbeddedPostgres first = EmbeddedPostgres.in(home).start()) {
            assertThat(first.isRunning()).isTrue();
            assertThatThrownBy(() -> EmbeddedPostgres.in(home).start())
                    .isInstanceOf(LocalStartException.class)
                    .hasMessageContaining("Another Daybook works in");
            assertThat(first.isRunning()).isTrue();
        }
    }

    @Test
    void aStalePidFileWhoseNumberBelongsToAnotherProgramDoesNotStopTheStart() throws Exception {
        EmbeddedPostgres.in(home).start().close();
        Path pidFile = home.resolve("data/postmaster.pid");
        Files.writeString(pidFile, ProcessHandle.current().pid() + "\n" + home.resolve("data") + "\n");

        try (EmbeddedPostgres postgres = EmbeddedPostgres.in(home).start()) {
            assertThat(postgres.isRunning()).isTrue();
        }
    }

    @Test
    void aSettingThatMakesItUnsafeIsKeptOutUnlessTheCallerChoosesIt() throws SQLException {
        try (EmbeddedPostgres postgres = EmbeddedPostgres.in(home).start()) {
            ask(postgres, "postgres", postgres.superuser(), "ALTER SYSTEM SET fsync = off");
        }
        try (EmbeddedPostgres again = EmbeddedPostgres.in(home).start()) {
            assertThat(ask(again, "postgres", again.superuser(), "SHOW fsync")).isEqualTo("on");
        }
        try (EmbeddedPostgres chosen =
                EmbeddedPostgres.in(home).setting("fsync", "off").start()) {
            assertThat(ask(chosen, "postgres", chosen.superuser(), "SHOW fsync"))
                    .isEqualTo("off");
        }
    }

    @Test
    void aSettingThatIsOverriddenInTheDatabaseIsRefused() throws SQLException {
        try (EmbeddedPostgres postgres = EmbeddedPostgres.in(home).start()) {
            ask(postgres, "postgres", postgres.superuser(), "ALTER ROLE ALL SET synchronous_commit = off");
        }
        assertThatThrownBy(() -> EmbeddedPostgres.in(home).start())
                .isInstanceOf(LocalStartException.class)
                .hasMessageContaining("runs with synchronous_commit=off instead of on");
        assertThat(home.resolve("data/postmaster.pid")).doesNotExist();

        try (EmbeddedPostgres chosen =
                EmbeddedPostgres.in(home).setting("synchronous_commit", "off").start()) {
            assertThat(chosen.isRunning()).isTrue();
        }
    }

    @Test
    void aLoginWithoutPasswordIsRefused() throws Exception {
        EmbeddedPostgres.in(home).start().close();
        Files.writeString(
                home.resolve("data/pg_hba.conf"), "host all all 127.0.0.1/32 trust\n", StandardOpenOption.APPEND);

        assertThatThrownBy(() -> EmbeddedPostgres.in(home).start())
                .isInstanceOf(LocalStartException.class)
                .hasMessageContaining("allows logins without a SCRAM password");
    }

    @Test
    void aPortThatWasToldToOthersIsNotExchangedForAnother() throws Exception {
        try (EmbeddedPostgres postgres = EmbeddedPostgres.in(home).start()) {
            postgres.stop();
            try (ServerSocket thief = new ServerSocket(postgres.port(), 1, InetAddress.getLoopbackAddress())) {
                assertThatThrownBy(postgres::start)
                        .isInstanceOf(LocalStartException.class)
                        .hasMessageContaining("Port " + thief.getLocalPort() + " is taken");
            }
            postgres.start();
            assertThat(postgres.isRunning()).isTrue();
        }
    }

    @Test
    void aTakenPortIsNamed() {
        try (EmbeddedPostgres first = EmbeddedPostgres.temporary().start()) {
            assertThatThrownBy(
                            () -> EmbeddedPostgres.in(home).port(first.port()).start())
                    .isInstanceOf(LocalStartException.class)
                    .hasMessageContaining("Port " + first.port() + " is taken");
        }
    }

    private static String ask(EmbeddedPostgres postgres, String database, Login login, String sql) throws SQLException {
        try (Connection connection = postgres.connect(database, login);
                Statement statement = connection.createStatement()) {
            if (!statement.execute(sql)) {
                return "";
            }
            try (ResultSet answer = statement.getResultSet()) {
                return answer.next() ? answer.getString(1) : "";
            }
        }
    }
}
