package dev.daybook.adapters.persistence.json;

import static org.assertj.core.api.Assertions.assertThat;

import dev.daybook.application.log.EventCodec;
import dev.daybook.domain.kernel.Event;
import dev.daybook.domain.kernel.EventCatalogue;
import dev.daybook.domain.kernel.EventType;
import dev.daybook.domain.library.BookAcquired;
import dev.daybook.domain.library.LibraryFeature;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What was stored once stays readable for ever: every event in every version, of the product and of another business. */
class StoredSamplesTest {

    private static final EventCatalogue PRODUCT = EventCatalogue.load(StoredSamplesTest.class.getClassLoader());
    private static final EventCatalogue LIBRARY = new EventCatalogue(List.of(new LibraryFeature()));

    /** An event type in one version, as the log may hold it. */
    record Stored(EventCatalogue catalogue, EventType<?> type, int version) {

        String file() {
            return "/samples/" + (catalogue == LIBRARY ? "library/" : "") + type.name() + ".v" + version + ".json";
        }

        String sample() throws IOException {
            try (InputStream sample = StoredSamplesTest.class.getResourceAsStream(file())) {
                assertThat(sample)
                        .as("%s: what is stored in this version must stay readable for ever", file())
                        .isNotNull();
                return new String(sample.readAllBytes(), StandardCharsets.UTF_8);
            }
        }

        EventCodec codec() {
            return new JacksonEventCodec(catalogue);
        }

        Event decoded() throws IOException {
            return codec().decode(type.name(), version, sample());
        }

        @Override
        public String toString() {
            return file();
        }
    }

    static Stream<Stored> everythingThatALogMayHold() {
        return Stream.of(PRODUCT, LIBRARY)
                .flatMap(catalogue -> catalogue.types().stream()
                        .flatMap(type -> IntStream.rangeClosed(1, type.version())
                                .mapToObj(version -> new Stored(catalogue, type, version))));
    }

    @ParameterizedTest
    @MethodSource("everythingThatALogMayHold")
    void isReadAndWrittenTheSameAgain(Stored stored) throws IOException {
        Event event = stored.decoded();
        assertThat(event).isInstanceOf(stored.type().record());
        if (stored.version() == stored.type().version()) {
            assertThat(stored.codec().encode(event).text()).isEqualTo(stored.sample());
        }
    }

    @Test
    void anEarlierVersionIsReadAsTodays() throws IOException {
        Stored first = everythingThatALogMayHold()
                .filter(stored -> stored.file().endsWith("BookAcquired.v1.json"))
                .findFirst()
                .orElseThrow();
        assertThat(first.decoded())
                .isInstanceOfSatisfying(
                        BookAcquired.class,
                        acquired -> assertThat(acquired.language()).isEqualTo("und"));
    }
}
