package dev.daybook.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EmbeddedPostgresTest {

    @TempDir
    Path home;

    @Test
    void data_survive_a_stop_and_a_kill() throws SQLException {
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
    void nobody_gets_in_without_the_password_and_the_runtime_role_creates_nothing() throws Exception {
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
    void a_second_start_on_the_same_folder_is_refused() {
        try (EmbeddedPostgres first = EmbeddedPostgres.in(home).start()) {
            assertThat(first.isRunning()).isTrue();
            assertThatThrownBy(() -> EmbeddedPostgres.in(home).start())
                    .isInstanceOf(LocalStartException.class)
                    .hasMessageContaining("Another Daybook works in");
            assertThat(first.isRunning()).isTrue();
        }
    }

    @Test
    void a_stale_pid_file_whose_number_belongs_to_another_program_does_not_stop_the_start() throws Exception {
        EmbeddedPostgres.in(home).start().close();
        Path pidFile = home.resolve("data/postmaster.pid");
        Files.writeString(pidFile, ProcessHandle.current().pid() + "\n" + home.resolve("data") + "\n");

        try (EmbeddedPostgres postgres = EmbeddedPostgres.in(home).start()) {
            assertThat(postgres.isRunning()).isTrue();
        }
    }

    @Test
    void a_taken_port_is_named() {
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
