package dev.daybook.adapters.persistence.json;

import static org.assertj.core.api.Assertions.assertThat;

import dev.daybook.application.log.Digest;
import dev.daybook.application.log.EncodedJson;
import dev.daybook.application.log.HashChain;
import dev.daybook.domain.kernel.EventCatalogue;
import dev.daybook.domain.kernel.EventMetadata;
import dev.daybook.domain.kernel.EventName;
import dev.daybook.domain.kernel.EventType;
import dev.daybook.domain.library.LibraryFeature;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The bytes of the evidence, compared with what was stored when they were frozen. Lines may be added to the two files. A
 * line never changes: if it had to, requests and facts that are sent again would no longer be recognised.
 */
class CanonicalBytesTest {

    private static final EventCatalogue PRODUCT = EventCatalogue.load(CanonicalBytesTest.class.getClassLoader());
    private static final EventCatalogue LIBRARY = new EventCatalogue(List.of(new LibraryFeature()));
    private static final JacksonEventCodec CODEC = new JacksonEventCodec(PRODUCT);

    /** A record by its name, and the stored line that it must give. */
    record Sample(String name, Record record) {

        @Override
        public String toString() {
            return name;
        }
    }

    static Stream<Sample> samples() {
        return Stream.of(
                        samples("event ", CanonicalSamples.productEvents()),
                        samples("event ", CanonicalSamples.libraryEvents()),
                        samples("command ", CanonicalSamples.commands()),
                        samples("task ", CanonicalSamples.tasks()),
                        samples("shape ", CanonicalSamples.shapes()))
                .flatMap(part -> part);
    }

    private static Stream<Sample> samples(String kind, Map<String, Record> records) {
        return records.entrySet().stream().map(entry -> new Sample(kind + entry.getKey(), entry.getValue()));
    }

    @ParameterizedTest
    @MethodSource("samples")
    void isWrittenAsItWasStored(Sample sample) throws IOException {
        assertThat(stored("canonical.tsv")).contains(line(sample));
    }

    @Test
    void everyStoredLineIsChecked() throws IOException {
        assertThat(stored("canonical.tsv"))
                .containsExactlyElementsOf(
                        samples().map(CanonicalBytesTest::line).toList());
    }

    @Test
    void everyEventOfTheCataloguesHasASample() {
        Set<String> sampled = new TreeSet<>();
        Stream.of(CanonicalSamples.productEvents(), CanonicalSamples.libraryEvents())
                .flatMap(events -> events.keySet().stream())
                .forEach(name -> sampled.add(name.split(" ", 2)[0]));
        Set<String> known = new TreeSet<>();
        for (EventCatalogue catalogue : List.of(PRODUCT, LIBRARY)) {
            for (EventType<?> type : catalogue.types()) {
                for (int version = 1; version <= type.version(); version++) {
                    known.add(type.name() + ".v" + version);
                }
            }
        }
        assertThat(sampled).isEqualTo(known);
    }

    @Test
    void eventsAreReadAsTheyWereWritten() {
        readsAgain(PRODUCT, CanonicalSamples.productEvents());
        readsAgain(LIBRARY, CanonicalSamples.libraryEvents());
    }

    private static void readsAgain(EventCatalogue catalogue, Map<String, Record> events) {
        JacksonEventCodec codec = new JacksonEventCodec(catalogue);
        events.forEach((name, event) -> {
            EventType<?> type = catalogue.find(nameOf(name)).orElseThrow();
            assertThat(codec.decode(
                            type.name(), versionOf(name), codec.encode(event).text()))
                    .as(name)
                    .isEqualTo(type.upgraded(versionOf(name), event));
        });
    }

    @Test
    void theChainOverStoredEventsHasTheStoredHashes() throws IOException {
        List<String> chain = new ArrayList<>();
        Digest hash = Digest.GENESIS;
        Instant recordedAt = Instant.parse("2026-01-05T08:09:10.123456Z");
        long position = 0;
        for (Map.Entry<String, Record> event : CanonicalSamples.productEvents().entrySet()) {
            position++;
            EventMetadata metadata = new EventMetadata(
                    position,
                    new UUID(position, -position),
                    recordedAt.plusNanos(position * 1_000),
                    "Žofie 𝄞 " + position,
                    "DepositFunds",
                    new UUID(-position, position));
            hash = HashChain.next(
                    hash,
                    metadata,
                    nameOf(event.getKey()),
                    versionOf(event.getKey()),
                    CODEC.encode(event.getValue()).digest());
            chain.add(position + "\t" + event.getKey() + "\t" + hash);
        }
        assertThat(chain).containsExactlyElementsOf(stored("chain.tsv"));
    }

    private static EventName nameOf(String sample) {
        return new EventName(sample.substring(0, sample.indexOf('.')));
    }

    private static int versionOf(String sample) {
        return Integer.parseInt(sample.split("[. ]", -1)[1].substring(1));
    }

    private static String line(Sample sample) {
        EncodedJson json = CODEC.encode(sample.record());
        return sample.name() + "\t" + json.digest() + "\t" + json.text();
    }

    private static List<String> stored(String file) throws IOException {
        try (InputStream stored = CanonicalBytesTest.class.getResourceAsStream("/samples/" + file)) {
            assertThat(stored).as(file).isNotNull();
            // not by lines(): a text may hold characters that Java takes for the end of a line
            return List.of(new String(stored.readAllBytes(), StandardCharsets.UTF_8)
                    .stripTrailing()
                    .split("\n", -1));
        }
    }
}
