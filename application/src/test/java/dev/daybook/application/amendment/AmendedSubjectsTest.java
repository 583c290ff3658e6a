package dev.daybook.application.amendment;

import static dev.daybook.application.inmemory.BankCommands.account;
import static dev.daybook.application.inmemory.BankCommands.openAccount;
import static org.assertj.core.api.Assertions.assertThat;

import dev.daybook.application.inmemory.InMemoryStateDatabase.Standing;
import dev.daybook.application.log.EventFilter;
import dev.daybook.application.log.LogHead;
import dev.daybook.application.log.LogTail;
import dev.daybook.application.log.RecordedEvent;
import dev.daybook.application.replay.Replay;
import dev.daybook.domain.kernel.AmendedEvent;
import dev.daybook.domain.kernel.AmendedEventRepository;
import dev.daybook.domain.kernel.EventAmended;
import dev.daybook.domain.kernel.EventAmendedV1;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * Readers of the state and of the log notice an amendment. Event 5 opens a second account, event 6 is a deposit on the first
 * one, and the first amendment is event 7.
 */
class AmendedSubjectsTest {

    private final Bank bank = new Bank();

    @BeforeEach
    void openSecondAccount() {
        bank.server.execute(openAccount("A-2", "acme"));
        bank.deposit("5.00");
    }

    private long positionOf(String account) {
        return bank.server.read(state -> account(state, account).position());
    }

    private Optional<Long> amendedAt(long position) {
        return bank.server.read(state ->
                state.state(AmendedEventRepository.class).find(position).map(AmendedEvent::amendedAt));
    }

    private List<Long> eventsAbout(String account) {
        EventFilter filter = new EventFilter(
                Optional.empty(), List.of(bank.accountId(account).value()), Optional.empty(), Optional.empty());
        return bank.server.log().read(0, 100, filter).stream()
                .map(RecordedEvent::position)
                .toList();
    }

    /** A rebuild and a comparison find what the switch has left. */
    private void requireSameOnReplay() {
        Standing live = bank.databases.state().live();
        assertThat(bank.verified().status()).isEqualTo(Replay.Status.SUCCEEDED);
        bank.replays.begin(Replay.Kind.REBUILD, false, "tester");
        bank.timer.runDue();
        assertThat(bank.databases.state().live()).isEqualTo(live);
    }

    @Test
    void theAccountTakesOverThePositionOfTheAmendment() {
        bank.amend(3, bank.depositOf(3, "11.00"));
        assertThat(positionOf("A-1")).isEqualTo(7);
        assertThat(positionOf("A-2")).isEqualTo(5);
        assertThat(amendedAt(3)).contains(7L);
        assertThat(amendedAt(4)).isEmpty();
        requireSameOnReplay();
        bank.deposit("1.00");
        assertThat(positionOf("A-1")).isEqualTo(8);
        requireSameOnReplay();
    }

    @Test
    void theLatestAmendmentOfAnEventCounts() {
        bank.amend(3, bank.depositOf(3, "11.00"));
        bank.deposit("1.00");
        bank.amend(3, bank.depositOf(3, "12.00"));
        assertThat(positionOf("A-1")).isEqualTo(9);
        assertThat(amendedAt(3)).contains(9L);
        requireSameOnReplay();
    }

    @Test
    void anAccountThatLosesAnEventAndOneThatGainsItAreBothTouched() {
        bank.amend(6, bank.depositOn(6, "A-2"));
        assertThat(bank.decoded(7))
                .isInstanceOfSatisfying(
                        EventAmended.class,
                        amended -> assertThat(amended.subjectIds())
                                .containsExactly(
                                        bank.accountId("A-1").value(),
                                        bank.accountId("A-2").value()));
        assertThat(positionOf("A-1")).isEqualTo(7);
        assertThat(positionOf("A-2")).isEqualTo(7);
        requireSameOnReplay();
        bank.amend(6, bank.depositOf(6, "11.00"));
        assertThat(positionOf("A-1"))
                .as("it has nothing to do with the second one")
                .isEqualTo(7);
        assertThat(positionOf("A-2")).isEqualTo(8);
        requireSameOnReplay();
    }

    @Test
    void severalAmendmentsOfOneRebuildFollowEachOther() {
        var first = bank.propose(3, bank.depositOf(3, "11.00")).amendment().id();
        var second = bank.propose(6, bank.depositOn(6, "A-2")).amendment().id();
        bank.amendments.approve(first, Bank.APPROVER);
        bank.approve(second);
        assertThat(amendedAt(3)).contains(7L);
        assertThat(amendedAt(6)).contains(8L);
        assertThat(positionOf("A-1")).isEqualTo(8);
        assertThat(positionOf("A-2")).isEqualTo(8);
        requireSameOnReplay();
    }

    @Test
    void eventsAboutAnAccountIncludeTheAmendmentsOfItsEvents() {
        bank.amend(4, bank.depositOf(4, "21.00"));
        bank.amend(6, bank.depositOn(6, "A-2"));
        assertThat(eventsAbout("A-1")).containsExactly(2L, 3L, 4L, 7L, 8L);
        assertThat(eventsAbout("A-2")).containsExactly(5L, 6L, 8L);
    }

    @Test
    void anAmendmentLeadsToTheEventThatItAmends() {
        bank.amend(3, bank.depositOf(3, "11.00"));
        assertThat(bank.server.log().findAmendedBy(bank.event(7))).contains(bank.event(3));
        assertThat(bank.server.log().findAmendedBy(bank.event(3))).isEmpty();
    }

    @Test
    void anAmendmentThatAnEarlierBuildHasRecordedMarksTheEvent() {
        bank.amend(3, bank.depositOf(3, "11.00"));
        bank.databases.log().forge(7, this::inFirstVersion);
        bank.replays.begin(Replay.Kind.REBUILD, false, "tester");
        bank.timer.runDue();
        assertThat(bank.replays.findLastRebuild().orElseThrow().status()).isEqualTo(Replay.Status.SUCCEEDED);
        assertThat(amendedAt(3)).contains(7L);
        assertThat(positionOf("A-1")).as("the amendment does not name it").isEqualTo(6);
        assertThat(eventsAbout("A-1")).containsExactly(2L, 3L, 4L, 6L, 7L);
    }

    private RecordedEvent inFirstVersion(RecordedEvent recorded) {
        EventAmended amended = (EventAmended) bank.decoded(recorded.position());
        EventAmendedV1 former = new EventAmendedV1(
                amended.position(),
                amended.amendmentId(),
                amended.eventId(),
                amended.version(),
                amended.digestBefore(),
                amended.digestFound(),
                amended.digestAfter(),
                amended.reason(),
                amended.proposedBy(),
                amended.approvedBy());
        RecordedEvent before = bank.event(recorded.position() - 1);
        return new LogTail(new LogHead(before.at(), before.metadata().recordedAt()))
                .add(
                        recorded.metadata(),
                        recorded.name(),
                        1,
                        bank.databases.codec().encode(former),
                        recorded.subjects());
    }
}
