package dev.daybook.domain.library;

import static org.assertj.core.api.Assertions.assertThat;

import dev.daybook.domain.kernel.ClientId;
import dev.daybook.domain.kernel.EventCatalogue;
import dev.daybook.domain.kernel.EventName;
import dev.daybook.domain.kernel.EventType;
import dev.daybook.domain.kernel.Scenario;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class LendBookTest {

    private static final LocalDate MONDAY = LocalDate.of(2024, 5, 13);
    private static final BookId ID = new BookId(new UUID(0x4000, 0x8000_0000_0000_0b00L));
    private static final ClientId SVEJK = new ClientId("svejk");
    private static final ClientId ANNA = new ClientId("anna");
    private static final ClientId BOB = new ClientId("bob");
    private static final BookTitle TITLE = new BookTitle("Osudy dobrého vojáka Švejka");
    private static final BookAcquired ACQUIRED = new BookAcquired(ID, SVEJK, TITLE, "cs");

    private final Scenario scenario = Scenario.of(new LibraryFeature());

    @Test
    void lendsABookAndSendsASlip() {
        scenario.given(ACQUIRED)
                .when(new LendBook(SVEJK, ANNA, MONDAY))
                .thenRecorded(new BookLent(ID, ANNA, MONDAY))
                .thenTasks(new LoanSlip(SVEJK, TITLE, ANNA, MONDAY))
                .thenState(state -> assertThat(state.state(BookRepository.class)
                                .findExisting(ID)
                                .reader())
                        .contains(ANNA));
    }

    @Test
    void lendsABookAgainAfterItHasComeBack() {
        scenario.given(ACQUIRED, new BookLent(ID, ANNA, MONDAY), new BookReturned(ID, MONDAY.plusDays(1)))
                .when(new LendBook(SVEJK, BOB, MONDAY.plusDays(2)))
                .thenRecorded(new BookLent(ID, BOB, MONDAY.plusDays(2)))
                .thenState(state -> assertThat(state.state(BookRepository.class)
                                .findExisting(ID)
                                .timesLent())
                        .isEqualTo(2));
    }

    @Test
    void refusesABookThatAnotherReaderHas() {
        scenario.given(ACQUIRED, new BookLent(ID, ANNA, MONDAY))
                .when(new LendBook(SVEJK, BOB, MONDAY))
                .thenRejected("book.lent", "Book svejk cannot be lent to bob: anna has it.");
    }

    @Test
    void refusesAnUnknownBook() {
        scenario.when(new LendBook(SVEJK, ANNA, MONDAY)).thenRejected("book.unknown", "There is no book svejk.");
    }

    @Test
    void staysQuietIfTheReaderHasTheBook() {
        scenario.given(ACQUIRED, new BookLent(ID, ANNA, MONDAY))
                .when(new LendBook(SVEJK, ANNA, MONDAY.plusDays(1)))
                .thenNothing();
    }

    @Test
    void reportsTheReturnOfABookThatWasNotLent() {
        scenario.given(ACQUIRED)
                .whenRecorded(new BookReturned(ID, MONDAY))
                .thenRecorded(new BookReturned(ID, MONDAY))
                .thenReported("Book svejk was returned, but it was not lent.");
    }

    @Test
    void readsTheFirstVersionOfAnAcquisition() {
        EventType<?> acquired = new EventCatalogue(List.of(new LibraryFeature()))
                .find(new EventName("BookAcquired"))
                .orElseThrow();
        assertThat(acquired.recordOf(1)).isEqualTo(BookAcquiredV1.class);
        assertThat(acquired.upgraded(1, new BookAcquiredV1(ID, SVEJK, TITLE)))
                .isEqualTo(new BookAcquired(ID, SVEJK, TITLE, "und"));
    }
}
