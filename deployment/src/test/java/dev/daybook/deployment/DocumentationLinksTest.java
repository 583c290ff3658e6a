package dev.daybook.deployment;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Every link of a page to a file or a heading of this repository leads somewhere. */
class DocumentationLinksTest {

    private static final Path REPOSITORY = Path.of("..").toAbsolutePath().normalize();
    private static final Pattern LINK = Pattern.compile("]\\(([^)#\\s]*)(#[^)\\s]*)?\\)");
    private static final Pattern HEADING = Pattern.compile("^#+ (.*)$", Pattern.MULTILINE);

    @Test
    void everyLinkLeadsSomewhere() throws IOException {
        List<String> broken = new ArrayList<>();
        int links = 0;
        for (Path page : pages()) {
            Matcher link = LINK.matcher(Files.readString(page));
            while (link.find()) {
                if (!link.group(1).contains(":")) {
                    links++;
                    check(page, link.group(1), link.group(2) == null ? "" : link.group(2), broken);
                }
            }
        }
        assertThat(broken).isEmpty();
        assertThat(links).as("links that were looked at").isGreaterThan(50);
    }

    private static List<Path> pages() throws IOException {
        try (Stream<Path> files = Files.walk(REPOSITORY)) {
            return files.filter(file -> file.toString().endsWith(".md"))
                    .filter(file -> !REPOSITORY.relativize(file).toString().contains("target"))
                    .filter(file -> !REPOSITORY.relativize(file).startsWith(".git"))
                    .toList();
        }
    }

    private static void check(Path page, String target, String anchor, List<String> broken) throws IOException {
        Path file = target.isEmpty()
                ? page
                : page.resolveSibling(target.replace("…", "")).normalize();
        String where = REPOSITORY.relativize(page) + ": " + target + anchor;
        if (!Files.exists(file)) {
            broken.add(where);
        } else if (!anchor.isEmpty()
                && file.toString().endsWith(".md")
                && !anchors(file).contains(anchor.substring(1))) {
            broken.add(where);
        }
    }

    /** As GitHub makes them: lower case, without punctuation, spaces as hyphens. */
    private static List<String> anchors(Path page) throws IOException {
        return HEADING.matcher(Files.readString(page))
                .results()
                .map(heading -> heading.group(1)
                        .toLowerCase(Locale.ROOT)
                        .replaceAll("[^\\p{L}\\p{N} _-]", "")
                        .replace(' ', '-'))
                .collect(Collectors.toList());
    }
}
