package dev.daybook.application.append;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.daybook.application.inmemory.InMemoryEventCodec;
import dev.daybook.application.log.EncodedJson;
import dev.daybook.application.log.UnreadableEvent;
import dev.daybook.domain.kernel.ClientId;
import dev.daybook.domain.kernel.EventCatalogue;
import dev.daybook.domain.kernel.EventName;
import dev.daybook.domain.kernel.Rejection;
import dev.daybook.domain.library.BookAcquired;
import dev.daybook.domain.library.BookAcquiredV1;
import dev.daybook.domain.library.BookId;
import dev.daybook.domain.library.BookTitle;
import dev.daybook.domain.library.LibraryFeature;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** A fact is recorded in the version in which it was sent. */
class FactReaderTest {

    private static final EventName NAME = new EventName("BookAcquired");
    private static final BookId BOOK = new BookId(new UUID(0, 1));
    private static final ClientId CLIENT_ID = new ClientId("b-1");
    private static final BookTitle TITLE = new BookTitle("Faust");
    private static final BookAcquired TODAY = new BookAcquired(BOOK, CLIENT_ID, TITLE, "de");
    private static final BookAcquiredV1 FORMER = new BookAcquiredV1(BOOK, CLIENT_ID, TITLE);
    private static final Optional<UUID> ID = Optional.of(new UUID(0, 2));

    private final EventCatalogue catalogue = new EventCatalogue(List.of(new LibraryFeature()));
    private final InMemoryEventCodec codec = new InMemoryEventCodec(catalogue);
    private final FactReader facts = new FactReader(catalogue, codec);
    private final EncodedJson today = codec.encode(TODAY);
    private final EncodedJson former = codec.encode(FORMER);
    private final BookAcquired upgraded = (BookAcquired) codec.decode(NAME, 1, former.text());

    @Test
    void aFactOfTodaysVersionIsReadAsItIs() {
        assertThat(facts.read(ID, NAME, Optional.of(2), today.text()))
                .isEqualTo(new ProposedEvent(ID, catalogue.typeOf(TODAY), 2, TODAY, today));
    }

    @Test
    void aFactOfAnEarlierVersionKeepsItsShapeAndIsUpgraded() {
        assertThat(facts.read(ID, NAME, Optional.of(1), former.text()))
                .isEqualTo(new ProposedEvent(ID, catalogue.typeOf(TODAY), 1, upgraded, former));
    }

    @Test
    void withoutAVersionTheLatestThatFitsIsTaken() {
        assertThat(facts.read(ID, NAME, Optional.empty(), today.text()).version())
                .isEqualTo(2);
        assertThat(facts.read(ID, NAME, Optional.empty(), former.text()))
                .isEqualTo(facts.read(ID, NAME, Optional.of(1), former.text()));
    }

    @Test
    void dataThatFitsNoVersionIsRefused() {
        assertUnreadable("event.unreadable-data", NAME, Optional.empty(), "{}");
        assertUnreadable("event.unreadable-data", NAME, Optional.of(1), today.text());
        assertUnreadable("event.unreadable-data", NAME, Optional.of(2), former.text());
    }

    @Test
    void anUnknownNameOrVersionIsRefused() {
        assertUnreadable("event.unknown-name", new EventName("BookBurnt"), Optional.empty(), today.text());
        assertUnreadable("event.unknown-version", NAME, Optional.of(3), today.text());
        assertUnreadable("event.unknown-version", NAME, Optional.of(0), today.text());
    }

    private void assertUnreadable(String code, EventName name, Optional<Integer> version, String data) {
        assertThatThrownBy(() -> facts.read(ID, name, version, data))
                .isInstanceOfSatisfying(
                        UnreadableEvent.class,
                        unreadable -> assertThat(unreadable.code()).isEqualTo(code));
    }

    @Test
    void anAmendmentIsNoFact() {
        assertThatThrownBy(() -> facts.read(ID, new EventName("EventAmended"), Optional.empty(), today.text()))
                .isInstanceOfSatisfying(
                        Rejection.class,
                        rejection -> assertThat(rejection.code()).isEqualTo("event.not-a-fact"));
    }

    @Test
    void theSameFactHasTheSameContentDigestInTheSameVersionOnly() {
        ProposedEvent one = facts.read(ID, NAME, Optional.of(1), former.text());
        ProposedEvent again = facts.read(Optional.empty(), NAME, Optional.empty(), former.text());
        assertThat(again.contentDigest()).isEqualTo(one.contentDigest());
        assertThat(facts.read(ID, NAME, Optional.of(2), today.text()).contentDigest())
                .isNotEqualTo(one.contentDigest());
    }
}
