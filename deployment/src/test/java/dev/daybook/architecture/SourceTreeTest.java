package dev.daybook.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SourceTreeTest {

    private static final SourceTree SOURCES = new SourceTree(repository());

    @Test
    void everyPackageSaysWhatBelongsIntoIt() {
        assertThat(SOURCES.mainFiles()).hasSizeGreaterThan(50);
        assertThat(SOURCES.packagesWithoutInfo()).isEmpty();
    }

    @Test
    void noFileIsTooLong() {
        assertThat(SOURCES.filesThatAreTooLong()).isEmpty();
    }

    @Test
    void findsAPackageThatSaysNothing(@TempDir Path folder) throws IOException {
        plant(folder, "lamps/src/main/java/lamps/Lamp.java", 3);
        plant(folder, "lamps/src/main/java/lamps/package-info.java", 3);
        plant(folder, "lamps/src/main/java/lamps/bulb/Bulb.java", 3);
        plant(folder, "lamps/src/test/java/lamps/test/LampTest.java", 3);
        assertThat(new SourceTree(folder).packagesWithoutInfo())
                .containsExactly(Path.of("lamps/src/main/java/lamps/bulb"));
    }

    @Test
    void findsAFileThatIsTooLong(@TempDir Path folder) throws IOException {
        plant(folder, "lamps/src/main/java/lamps/Lamp.java", SourceTree.MOST_LINES);
        plant(folder, "lamps/src/main/java/lamps/Bulb.java", SourceTree.MOST_LINES + 1);
        plant(folder, "lamps/src/test/java/lamps/LampTest.java", SourceTree.MOST_LINES + 1);
        assertThat(new SourceTree(folder).filesThatAreTooLong())
                .containsExactly(
                        Path.of("lamps/src/main/java/lamps/Bulb.java"),
                        Path.of("lamps/src/test/java/lamps/LampTest.java"));
    }

    private static void plant(Path folder, String file, int lines) throws IOException {
        Path path = folder.resolve(file);
        Files.createDirectories(path.resolveSibling(""));
        Files.writeString(path, "//\n".repeat(lines));
    }

    /** Wherever the tests are started, the repository is the folder that has the domain in it. */
    private static Path repository() {
        Path folder = Path.of("").toAbsolutePath();
        while (!Files.isDirectory(folder.resolve("domain").resolve("src"))) {
            Path parent = folder.getParent();
            if (parent == null) {
                throw new IllegalStateException("No folder above " + Path.of("").toAbsolutePath() + " has a domain");
            }
            folder = parent;
        }
        return folder;
    }
}
