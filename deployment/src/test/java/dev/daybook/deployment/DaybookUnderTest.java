package dev.daybook.deployment;

import dev.daybook.local.EmbeddedPostgres;
import dev.daybook.local.LocalServer;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.awaitility.Awaitility;
import org.jboss.arquillian.container.spi.Container;
import org.jboss.arquillian.container.spi.ContainerRegistry;
import org.jboss.arquillian.core.api.annotation.Observes;
import org.jboss.arquillian.core.spi.LoadableExtension;
import org.jboss.arquillian.test.spi.event.suite.AfterSuite;
import org.jspecify.annotations.Nullable;

/**
 * The Daybook that integration tests talk to: started with the first of them, on free ports, with the WAR already in
 * place, and stopped after the last.
 */
public final class DaybookUnderTest implements LoadableExtension {
    private static @Nullable EmbeddedPostgres postgres;
    private static @Nullable LocalServer server;

    /** The application's address, with a slash at its end, as soon as commands are accepted there. */
    public static URI url() {
        LocalServer running = started(server);
        Awaitility.await().atMost(Duration.ofMinutes(2)).until(running::isReady);
        return running.url();
    }

    /** Health and metrics. */
    public static URI managementUrl() {
        return started(server).managementUrl();
    }

    /** The databases under the application. */
    public static EmbeddedPostgres postgres() {
        return started(postgres);
    }

    @Override
    public void register(ExtensionBuilder builder) {
        builder.observer(Lifecycle.class);
    }

    private static <T> T started(@Nullable T part) {
        if (part == null) {
            throw new IllegalStateException("Only a test with Arquillian's extension has a Daybook.");
        }
        return part;
    }

    /** Arquillian's view of the above. */
    public static final class Lifecycle {
        /** The database has to be there, and its port known, before the container is set up. */
        public void prepare(@Observes ContainerRegistry containers) {
            EmbeddedPostgres databases = EmbeddedPostgres.temporary().start();
            LocalServer layout = ServerOfTests.in(Path.of(ServerOfTests.property("daybook.it.folder")))
                    .build();
            layout.prepare();
            postgres = databases;
            server = layout;
            for (Container<?> container : containers.getContainers()) {
                container
                        .getContainerConfiguration()
                        .property("jbossHome", ServerOfTests.wildfly().toString())
                        .property("managementPort", Integer.toString(layout.managementPort()))
                        .property("javaVmArguments", javaOptions())
                        .property("jbossArguments", String.join(" ", arguments(layout, databases)));
            }
        }

        /** The container has been stopped by now. */
        public void cleanUp(@Observes(precedence = -100) AfterSuite event) {
            started(postgres).close();
        }

        private static List<String> arguments(LocalServer layout, EmbeddedPostgres databases) {
            return List.of(
                    "-Djboss.server.base.dir=" + layout.base(),
                    "-Djboss.http.port=" + layout.httpPort(),
                    "-Djboss.management.http.port=" + layout.managementPort(),
                    "-Denv.DAYBOOK_NODE_ID=integration-test",
                    "-Denv.DAYBOOK_LOG_URL=" + databases.eventLogUrl(),
                    "-Denv.DAYBOOK_STATE_URL=" + databases.applicationStateUrl(),
                    "-Denv.DAYBOOK_RUNTIME_USER=" + databases.runtime().user(),
                    "-Denv.DAYBOOK_RUNTIME_PASSWORD=" + databases.runtime().password(),
                    "-Denv.DAYBOOK_OWNER_USER=" + databases.owner().user(),
                    "-Denv.DAYBOOK_OWNER_PASSWORD=" + databases.owner().password());
        }

        private static String javaOptions() {
            return "-Xms512m -Xmx2g -Djava.net.preferIPv4Stack=true " + String.join(" ", ServerOfTests.JAVA_OPTIONS);
        }
    }
}
