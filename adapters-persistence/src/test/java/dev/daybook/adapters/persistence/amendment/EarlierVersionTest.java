package dev.daybook.adapters.persistence.amendment;

import static org.assertj.core.api.Assertions.assertThat;

import dev.daybook.adapters.persistence.Engine;
import dev.daybook.adapters.persistence.integrity.JdbcRecordedChain;
import dev.daybook.adapters.persistence.library.LibraryBinding;
import dev.daybook.application.append.Caller;
import dev.daybook.application.append.ProposedEvent;
import dev.daybook.application.append.Receipt;
import dev.daybook.application.integrity.ChainVerification;
import dev.daybook.application.log.RecordedEvent;
import dev.daybook.domain.kernel.ClientId;
import dev.daybook.domain.kernel.EventName;
import dev.daybook.domain.library.Book;
import dev.daybook.domain.library.BookRepository;
import dev.daybook.domain.library.LibraryFeature;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** An event of an earlier version, in another business: recorded as it was sent, and amended in today's shape. */
class EarlierVersionTest {

    private static final ClientId SVEJK = new ClientId("svejk");
    private static final UUID BOOK = new UUID(1, 1);

    private Bank library;

    @BeforeEach
    void recordAFactOfAnEarlierVersion() {
        Engine engine = Engine.of(List.of(new LibraryFeature()), List.of(new LibraryBinding()), "library-state")
                .migrated()
                .withTable(LibraryBinding.TABLE)
                .start();
        library = Bank.on(engine);
        String data = """
                {"bookId":"%s","clientId":"svejk","title":"Osudy"}""".formatted(BOOK);
        ProposedEvent acquired =
                engine.facts().read(Optional.empty(), new EventName("BookAcquired"), Optional.of(1), data);
        engine.appender().append(List.of(acquired), Caller.of("tester"));
    }

    @AfterEach
    void close() {
        library.close();
    }

    private Book book() {
        return library.engine
                .state()
                .read(state ->
                        state.state(BookRepository.class).findByClientId(SVEJK).orElseThrow())
                .answer();
    }

    private String language() {
        return book().language();
    }

    private void rebuild() {
        library.engine.replay().rebuild(UUID.randomUUID(), false, (position, target) -> true);
    }

    @Test
    void isUpgradedWhenItIsReadAndAmendedInTodaysVersion() throws Exception {
        RecordedEvent before = library.engine.log().find(1).orElseThrow();
        assertThat(before.version()).isEqualTo(1);
        assertThat(before.data().text()).doesNotContain("language");
        rebuild();
        assertThat(language()).isEqualTo("und");

        String data = """
                {"bookId":"%s","clientId":"svejk","title":"Osudy","language":"cs"}""".formatted(BOOK);
        library.approve(library.propose(1, data).amendment().id());
        assertThat(language()).isEqualTo("cs");
        assertThat(book().position()).as("of the amendment").isEqualTo(2);
        List<RecordedEvent> events = new ArrayList<>();
        library.engine.log().pass(1, 2, events::add);
        assertThat(events.get(0)).isEqualTo(library.engine.log().find(1).orElseThrow());
        assertThat(events.get(0).version()).isEqualTo(2);
        assertThat(events.get(0).recordedVersion()).isEqualTo(1);
        assertThat(events.get(0).hash()).isEqualTo(before.hash());
        assertThat(new ChainVerification(new JdbcRecordedChain(library.engine), Runnable::run)
                        .run(2, Optional.empty(), position -> true)
                        .firstBad())
                .isEmpty();
        rebuild();
        assertThat(language()).isEqualTo("cs");
    }

    @Test
    void aFactWithoutAVersionIsRecordedInTheLatestThatItFitsAndIsARepeatLater() {
        UUID id = UUID.randomUUID();
        EventName name = new EventName("BookAcquired");
        String data = """
                {"bookId":"%s","clientId":"hasek","title":"Osudy"}""".formatted(new UUID(2, 2));
        ProposedEvent unversioned = library.engine.facts().read(Optional.of(id), name, Optional.empty(), data);
        Receipt first = library.engine.appender().append(List.of(unversioned), Caller.of("tester"));
        assertThat(first.events()).singleElement().satisfies(event -> {
            assertThat(event.version()).isEqualTo(1);
            assertThat(event.data().text()).isEqualTo(data);
        });

        ProposedEvent versioned = library.engine.facts().read(Optional.of(id), name, Optional.of(1), data);
        Receipt repeat = library.engine.appender().append(List.of(versioned), Caller.of("tester"));
        assertThat(repeat.events()).isEmpty();
        assertThat(repeat.positions()).isEqualTo(first.positions());
    }
}
