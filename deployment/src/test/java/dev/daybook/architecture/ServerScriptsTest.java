package dev.daybook.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the scripts and files that configure the server must not have. */
class ServerScriptsTest {

    private static final Path SCRIPTS = Path.of("src/main/wildfly");
    private static final int LONGEST_LINE = 160;
    private static final Pattern MD5 =
            Pattern.compile("(?i)md5|properties-realm=\\w+:(?!remove)|digest-realm-name|\\b[0-9a-f]{32}\\b");

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

    /** Elytron's realm of properties files keeps MD5 digests, and so do users of the digest mechanisms. */
    @Test
    void noPasswordIsKeptAsMd5() throws IOException {
        assertThat(mentionsOfMd5(SCRIPTS)).isEmpty();
    }

    @Test
    void findsAnMd5DigestAndTheRealmThatKeepsThem(@TempDir Path folder) throws IOException {
        Files.writeString(folder.resolve("a.cli"), "/subsystem=elytron/properties-realm=Users:add(path=a)");
        Files.writeString(folder.resolve("b.properties"), "reader=755637a44553fb424a596f150e067ed0");
        Files.writeString(folder.resolve("c.cli"), "/subsystem=elytron/properties-realm=ApplicationRealm:remove");
        Files.writeString(folder.resolve("d.cli"), "mechanism-name=DIGEST-MD5");
        assertThat(mentionsOfMd5(folder)).containsExactlyInAnyOrder("a.cli", "b.properties", "d.cli");
    }

    private static List<String> mentionsOfMd5(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            List<String> found = new ArrayList<>();
            for (Path file : (Iterable<Path>) files.filter(Files::isRegularFile)::iterator) {
                if (MD5.matcher(Files.readString(file)).find()) {
                    found.add(file.getFileName().toString());
                }
            }
            return found;
        }
    }
}
