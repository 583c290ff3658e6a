package dev.daybook.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The scripts that configure the server can be read in an editor and in a review. */
class ServerScriptsTest {

    private static final Path SCRIPTS = Path.of("src/main/wildfly");
    private static final int LONGEST_LINE = 160;

    @Test
    void noLineIsTooLongToRead() throws IOException {
        List<Path> scripts;
        try (Stream<Path> files = Files.list(SCRIPTS)) {
            scripts = files.filter(file -> file.toString().endsWith(".cli")).toList();
        }
        assertThat(scripts).hasSizeGreaterThanOrEqualTo(3);
        List<String> tooLong = new ArrayList<>();
        for (Path script : scripts) {
            for (String line : Files.readAllLines(script)) {
                if (line.length() > LONGEST_LINE) {
                    tooLong.add(script.getFileName() + ": " + line);
                }
            }
        }
        assertThat(tooLong).isEmpty();
    }
}
