package dev.daybook.deployment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.daybook.local.EmbeddedPostgres;
import dev.daybook.local.LocalServer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The commands of the pages do what the pages say.
 *
 * <p>The {@code sh} blocks of a page run one after another in one bash, against a Daybook whose log is empty when the first
 * page begins. A {@code json} or {@code text} block directly after them is the answer that must come, see
 * {@link ShownAnswer}; without one, no command may fail and no answer may be a problem. A block that cannot run here has the
 * line {@code <!-- not run: REASON -->} before it. An {@code sql} block runs if the line before it is
 * {@code <!-- run by the superuser in DATABASE -->}.
 */
@Tag(ServerOfTests.OWN)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class DocsIT {

    private @Nullable EmbeddedPostgres postgres;
    private @Nullable LocalServer server;
    private Path folder = Path.of("");

    /** In the order in which a newcomer reads them. */
    static List<DocumentedPage> pages() throws IOException {
        List<DocumentedPage> pages = new ArrayList<>();
        pages.add(DocumentedPage.read(DocumentedPage.REPOSITORY.resolve("README.md")));
        for (String place : List.of("docs/start", "docs/how-to")) {
            try (Stream<Path> files = Files.list(DocumentedPage.REPOSITORY.resolve(place))) {
                for (Path file : files.sorted().toList()) {
                    pages.add(DocumentedPage.read(file));
                }
            }
        }
        return pages;
    }

    @BeforeAll
    void start() throws IOException {
        assumeTrue(runs("bash", "-c", "true"), "bash is missing: install the package bash to test the pages.");
        assumeTrue(
                runs("bash", "-c", "curl --help all | grep -q -e --fail-with-body"),
                "curl 7.76 or later is missing: install the package curl to test the pages.");
        folder = ServerOfTests.folder("docs-it");
        Files.createDirectories(folder);
        EmbeddedPostgres databases = EmbeddedPostgres.temporary().start();
        postgres = databases;
        LocalServer started = ServerOfTests.in(folder.resolve("server"))
                .databases(databases)
                .nodeId("docs-test")
                .environment("DAYBOOK_VERIFICATION_NIGHTLY", "off")
                .build();
        server = started;
        started.start();
    }

    /** A page may leave a trial behind, and one replay runs at a time. */
    @BeforeEach
    void awaitTheEndOfReplays() {
        ApiClient api = new ApiClient(Objects.requireNonNull(server).url());
        Awaitility.await()
                .atMost(Duration.ofMinutes(1))
                .until(() -> !api.operate("GET", "replays?limit=1", null).body().contains("\"running\""));
    }

    @AfterAll
    void stop() {
        if (server != null) {
            server.close();
        }
        if (postgres != null) {
            postgres.close();
        }
    }

    @ParameterizedTest
    @MethodSource("pages")
    void aPageDoesWhatItSays(DocumentedPage page) throws Exception {
        List<DocumentedPage.Block> blocks = page.blocks();
        try (Shell shell = Shell.start(folder, Objects.requireNonNull(server))) {
            for (int i = 0; i < blocks.size(); i++) {
                DocumentedPage.Block block = blocks.get(i);
                String place = page + ":" + block.line();
                if (block.database().isPresent()) {
                    execute(block.database().get(), block.text());
                } else if (block.isCommand() && block.notRun().isEmpty()) {
                    var shown = page.answerTo(i);
                    String came = shell.run(block, shown.isEmpty(), place);
                    shown.flatMap(answer -> ShownAnswer.difference(answer, came))
                            .ifPresent(difference -> fail(place + ": " + difference));
                }
            }
        }
    }

    @Test
    void theBlocksThatAreNotRunAreListed() throws IOException {
        int run = 0;
        int notRun = 0;
        for (DocumentedPage page : pages()) {
            run += (int) page.blocks().stream()
                    .filter(DocumentedPage.Block::isCommand)
                    .count();
            for (DocumentedPage.Block block : page.notRun()) {
                notRun++;
                System.out.println("not run: " + page + ":" + block.line() + ": "
                        + block.notRun().orElseThrow());
            }
        }
        run -= notRun;
        System.out.println(run + " blocks of commands are run, " + notRun + " are not.");
        assertThat(run).as("blocks that are run").isGreaterThan(2 * notRun);
    }

    private void execute(String database, String sql) throws SQLException {
        EmbeddedPostgres databases = Objects.requireNonNull(postgres);
        try (Connection connection = databases.connect(database, databases.superuser());
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private static boolean runs(String... command) {
        try {
            return new ProcessBuilder(command).start().waitFor() == 0;
        } catch (IOException missing) {
            return false;
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
