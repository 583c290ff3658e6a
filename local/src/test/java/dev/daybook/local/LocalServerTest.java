package dev.daybook.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What can be told without a WildFly; the deployment's tests have one. */
class LocalServerTest {

    @TempDir
    Path home;

    private Path wildfly;
    private Path war;

    @BeforeEach
    void aWildFlyThatIsOnlyItsConfiguration() throws IOException {
        wildfly = home.resolve("wildfly");
        Path configuration = wildfly.resolve("standalone/configuration");
        Files.createDirectories(configuration);
        Files.writeString(configuration.resolve(LocalServer.CONFIGURATION), "<server/>");
        war = Files.writeString(home.resolve("daybook.war"), "not really");
    }

    @Test
    void aSecondServerInTheSameFolderIsRefused() {
        try (LocalServer first = server().build();
                LocalServer second = server().build()) {
            first.clearTheWay();
            assertThatThrownBy(second::clearTheWay)
                    .isInstanceOf(LocalStartException.class)
                    .hasMessageContaining("Another Daybook works in " + home.resolve("base"));
        }
        try (LocalServer third = server().build()) {
            third.clearTheWay();
        }
    }

    @Test
    void aTakenPortIsNamedTogetherWithTheVariableThatChoosesAnother() throws IOException {
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
                LocalServer onHttp = server().httpPort(taken.getLocalPort()).build()) {
            assertThatThrownBy(onHttp::launch)
                    .isInstanceOf(LocalStartException.class)
                    .hasMessageContaining("Port " + taken.getLocalPort() + " on this machine is taken")
                    .hasMessageContaining("DAYBOOK_HTTP_PORT");
            onHttp.stop();
            try (LocalServer onManagement =
                    server().managementPort(taken.getLocalPort()).build()) {
                assertThatThrownBy(onManagement::launch).hasMessageContaining("DAYBOOK_MANAGEMENT_PORT");
            }
        }
    }

    @Test
    void aServerThatEndsInsteadOfStartingIsReportedAtOnceWithItsLastWords() {
        try (LocalServer server = server().build()) {
            assertThatThrownBy(server::start)
                    .isInstanceOf(LocalStartException.class)
                    .hasMessageContaining("The server ended with 1 instead of starting")
                    .hasMessageContaining("jboss-modules.jar");
            assertThat(server.isRunning()).isFalse();
        }
    }

    @Test
    void whatHasToBeBuiltFirstIsNamed() throws IOException {
        Files.delete(war);
        try (LocalServer server = server().build()) {
            assertThatThrownBy(server::launch)
                    .isInstanceOf(LocalStartException.class)
                    .hasMessage(war + " is missing: build the deployment module.");
        }
    }

    @Test
    void theBaseFolderKeepsItsDataAndGetsConfigurationAndWarAnew() throws IOException {
        LocalServer server = server().build();
        server.prepare();
        Path data = Files.writeString(server.base().resolve("data/transactions"), "in doubt");
        Path configuration = server.base().resolve("configuration").resolve(LocalServer.CONFIGURATION);
        Files.writeString(configuration, "<changed/>");
        Files.writeString(server.base().resolve("deployments/daybook.war.failed"), "last time");

        server.prepare();

        assertThat(data).hasContent("in doubt");
        assertThat(configuration).hasContent("<server/>");
        assertThat(server.base().resolve("deployments"))
                .isDirectoryContaining("glob:**/daybook.war")
                .isDirectoryContaining("glob:**/daybook.war.dodeploy")
                .isDirectoryNotContaining("glob:**/daybook.war.failed");
    }

    @Test
    void theBaseFolderGetsTheFirstUsersOnceAndKeepsThoseThatWereAdded() throws IOException {
        Files.writeString(wildfly.resolve("standalone/configuration").resolve(LocalServer.USERS), "the first users");
        LocalServer server = server().build();
        server.prepare();
        Path users = server.base().resolve("configuration").resolve(LocalServer.USERS);
        assertThat(users).hasContent("the first users");
        Files.writeString(users, "more users");

        server.prepare();

        assertThat(users).hasContent("more users");
    }

    private LocalServer.Builder server() {
        return LocalServer.of(wildfly, home.resolve("base"), war);
    }
}
