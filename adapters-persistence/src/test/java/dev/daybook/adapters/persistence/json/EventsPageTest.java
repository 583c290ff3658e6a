package dev.daybook.adapters.persistence.json;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.daybook.domain.kernel.EventCatalogue;
import dev.daybook.domain.kernel.EventType;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** The page of events has every event that the log may hold, in its current version, with the fields of its stored sample. */
class EventsPageTest {

    private static final Path PAGE = Path.of("../docs/reference/events.md");
    private static final Pattern SECTION = Pattern.compile("(?m)^## (\\w+)$([\\s\\S]*?)(?=^## |\\z)");
    private static final Pattern VERSION = Pattern.compile("Version (\\d+)\\.");
    private static final Pattern FIELD = Pattern.compile("(?m)^\\| `([\\w.]+)` \\|[^|]*\\|(.*)\\|$");
    private static final EventCatalogue CATALOGUE = EventCatalogue.load(EventsPageTest.class.getClassLoader());

    private static Map<String, String> sections() throws IOException {
        return SECTION.matcher(Files.readString(PAGE))
                .results()
                .collect(Collectors.toMap(found -> found.group(1), found -> found.group(2), (a, b) -> a, TreeMap::new));
    }

    @Test
    void thePageHasEveryEventInItsVersion() throws IOException {
        Map<String, String> versions = new TreeMap<>();
        sections()
                .forEach((name, text) -> versions.put(
                        name,
                        VERSION.matcher(text)
                                .results()
                                .map(found -> found.group(1))
                                .collect(Collectors.joining(","))));
        Map<String, String> registered = new TreeMap<>();
        for (EventType<?> type : CATALOGUE.types()) {
            registered.put(type.name().value(), Integer.toString(type.version()));
        }
        assertThat(versions).isEqualTo(registered);
    }

    @Test
    void thePageHasTheFieldsThatAreStored() throws IOException {
        Map<String, String> sections = sections();
        for (EventType<?> type : CATALOGUE.types()) {
            List<MatchResult> fields = FIELD.matcher(
                            sections.getOrDefault(type.name().value(), ""))
                    .results()
                    .toList();
            Set<String> stored = new TreeSet<>();
            collect(sample(type), "", stored);
            Set<String> shown =
                    fields.stream().map(field -> field.group(1)).collect(Collectors.toCollection(TreeSet::new));
            Set<String> always = fields.stream()
                    .filter(field -> !field.group(2).contains("optional"))
                    .map(field -> field.group(1))
                    .collect(Collectors.toCollection(TreeSet::new));
            assertThat(shown).as("%s: fields of %s", PAGE, type).containsAll(stored);
            assertThat(stored).as("stored in the sample of %s", type).containsAll(always);
        }
    }

    private static JsonNode sample(EventType<?> type) throws IOException {
        String file = "/samples/" + type.name() + ".v" + type.version() + ".json";
        try (InputStream sample = EventsPageTest.class.getResourceAsStream(file)) {
            assertThat(sample).as(file).isNotNull();
            return new ObjectMapper().readTree(sample);
        }
    }

    private static void collect(JsonNode value, String path, Set<String> paths) {
        if (!value.isObject()) {
            paths.add(path);
            return;
        }
        value.properties()
                .forEach(field -> collect(
                        field.getValue(), path.isEmpty() ? field.getKey() : path + "." + field.getKey(), paths));
    }
}
