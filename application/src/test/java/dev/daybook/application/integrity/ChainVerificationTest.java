package dev.daybook.application.integrity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.daybook.application.log.Digest;
import dev.daybook.application.log.EncodedJson;
import dev.daybook.application.log.LogPosition;
import dev.daybook.application.log.RecordedEvent;
import dev.daybook.domain.kernel.EventMetadata;
import dev.daybook.verifier.Finding;
import dev.daybook.verifier.Finding.Problem;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.LongPredicate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is done to a log is found where it was done, wherever the log is cut into pieces. */
class ChainVerificationTest {

    private static final int LAST = 10;
    private static final long PIECE = 4;

    private final ForgeableLog log = ForgeableLog.of(LAST);
    private final LogPosition head = log.head();

    private ChainVerification.Outcome verify(long target, Optional<LogPosition> expected, LongPredicate goOn) {
        try {
            return new ChainVerification(log, Runnable::run, PIECE).run(target, expected, goOn);
        } catch (InterruptedException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private Optional<Finding> found() {
        return verify(LAST, Optional.empty(), position -> true).firstBad();
    }

    private void assertFound(long position, Problem problem) {
        Finding finding = found().orElseThrow();
        assertThat(finding.problem()).as(finding.detail()).isEqualTo(problem);
        assertThat(finding.position()).as(finding.detail()).isEqualTo(position);
    }

    private static RecordedEvent with(RecordedEvent event, EventMetadata metadata, EncodedJson data, Digest hash) {
        return new RecordedEvent(metadata, event.name(), event.version(), data, event.subjects(), hash);
    }

    private static RecordedEvent byAnother(RecordedEvent event) {
        EventMetadata before = event.metadata();
        EventMetadata metadata = new EventMetadata(
                before.position(), before.id(), before.recordedAt(), "another", before.creator(), before.commandId());
        return with(event, metadata, event.data(), event.hash());
    }

    @Test
    void aSoundLogIsFollowedToItsEnd() {
        List<Long> reached = new ArrayList<>();
        ChainVerification.Outcome outcome = verify(LAST, Optional.of(head), reached::add);
        assertThat(outcome).isEqualTo(new ChainVerification.Outcome(LAST, Optional.empty(), head));
        assertThat(reached).containsExactly(0L, PIECE, 2 * PIECE);
    }

    @Test
    void aLogIsFollowedToTheTargetAndNoFurther() {
        log.remove(LAST);
        log.add("{}");
        ChainVerification.Outcome outcome = verify(PIECE, Optional.empty(), position -> true);
        assertThat(outcome.position()).isEqualTo(PIECE);
        assertThat(outcome.head()).isEqualTo(log.event(PIECE).at());
        assertThat(outcome.firstBad()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 4, 5, 8, 9, 10})
    void changedDataIsFound(long position) {
        // the digest that was recorded stays beside the new data
        log.forge(position, event -> event.amendedBy(new UUID(9, 9), 1, EncodedJson.of("{}"), List.of()));
        assertFound(position, Problem.DATA_CHANGED);
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 4, 5, 8, 9, 10})
    void aChangedEventIsFound(long position) {
        log.forge(position, ChainVerificationTest::byAnother);
        assertFound(position, Problem.EVENT_CHANGED);
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 4, 5, 8, 9})
    void aChangedHashIsFound(long position) {
        log.forge(position, event -> with(event, event.metadata(), event.data(), Digest.of("another")));
        assertFound(position, Problem.HASH_CHANGED);
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 4, 5, 8, 9, 10})
    void aRemovedEventIsFound(long position) {
        log.remove(position);
        assertFound(position, Problem.EVENT_MISSING);
    }

    @Test
    void aWholeRemovedPieceIsFound() {
        for (long position = PIECE + 1; position <= 2 * PIECE; position++) {
            log.remove(position);
        }
        assertFound(PIECE + 1, Problem.EVENT_MISSING);
        assertThat(found().orElseThrow().detail()).isEqualTo("The 4 events from 5 to 8 are missing.");
    }

    @ParameterizedTest
    @ValueSource(longs = {3, 4, 5, 8})
    void swappedEventsAreFoundAcrossPieces(long position) {
        RecordedEvent one = log.event(position);
        RecordedEvent other = log.event(position + 1);
        log.put(position, other);
        log.put(position + 1, one);
        assertFound(position, Problem.EVENTS_SWAPPED);
    }

    @Test
    void anEventBelowTheFirstPositionIsFound() {
        log.put(0, log.event(1));
        assertFound(0, Problem.EVENT_INSERTED);
    }

    @Test
    void anEventInAnEmptyLogIsFound() throws InterruptedException {
        ForgeableLog empty = ForgeableLog.of(0);
        empty.put(-5, log.event(1));
        Finding finding = new ChainVerification(empty, Runnable::run)
                .run(0, Optional.empty(), position -> true)
                .firstBad()
                .orElseThrow();
        assertThat(finding.problem()).isEqualTo(Problem.EVENT_INSERTED);
        assertThat(finding.position()).isEqualTo(-5);
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 4, 5, 10})
    void anEventWithoutItsCommandIsFound(long position) {
        log.removeCommand(position);
        assertFound(position, Problem.COMMAND_MISSING);
        assertThat(found().orElseThrow().detail())
                .isEqualTo("Event " + position + " names a command that is not on record.");
    }

    @Test
    void theFirstOfTwoBadEventsIsFound() {
        log.removeCommand(6);
        log.forge(7, ChainVerificationTest::byAnother);
        assertFound(6, Problem.COMMAND_MISSING);
        log.removeCommand(7);
        assertFound(7, Problem.EVENT_CHANGED);
        log.forge(3, event -> event.amendedBy(new UUID(9, 9), 1, EncodedJson.of("{}"), List.of()));
        assertFound(3, Problem.DATA_CHANGED);
    }

    @Test
    void eventsThatWereCutOffAtTheEndAreFoundByTheirCommand() {
        log.remove(LAST);
        Finding finding =
                verify(LAST - 1, Optional.empty(), position -> true).firstBad().orElseThrow();
        assertThat(finding)
                .isEqualTo(new Finding(
                        LAST,
                        Problem.ENDS_TOO_EARLY,
                        "The log ends at event 9, but a command on record has appended event 10."));
    }

    @Test
    void eventsThatWereCutOffAtTheEndAreFoundByAHeadThatWasTakenEarlier() {
        log.remove(LAST);
        Finding finding =
                verify(LAST - 1, Optional.of(head), position -> true).firstBad().orElseThrow();
        assertThat(finding.problem()).isEqualTo(Problem.ENDS_TOO_EARLY);
        assertThat(finding.detail()).contains("when the expected head was taken");
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 4, 5, 8, 10})
    void aChainThatWasMadeAnewDoesNotComeThroughAHeadThatWasTakenEarlier(long position) {
        LogPosition taken = log.event(position).at();
        assertThat(verify(LAST, Optional.of(taken), any -> true).firstBad()).isEmpty();
        log.makeAnewFrom(position);
        Finding finding =
                verify(LAST, Optional.of(taken), any -> true).firstBad().orElseThrow();
        assertThat(finding.position()).isEqualTo(position);
        assertThat(finding.problem()).isEqualTo(Problem.HEAD_DIFFERS);
    }

    @Test
    void aChainThatIsMadeAnewWhileTheCheckRunsIsFoundAtTheSeam() {
        log.afterNextRead(() -> log.makeAnewFrom(PIECE));
        assertFound(PIECE, Problem.HASH_CHANGED);
    }

    @Test
    void whatWasRepairedWhileTheCheckRanIsFoundAllTheSame() {
        RecordedEvent right = log.event(2);
        log.forge(2, ChainVerificationTest::byAnother);
        log.afterNextRead(() -> log.put(2, right));
        assertFound(2, Problem.EVENT_CHANGED);
    }

    @Test
    void aCheckIsGivenUpWhereItIsToldSo() {
        assertThatThrownBy(() -> verify(LAST, Optional.empty(), position -> position < PIECE))
                .isInstanceOf(ChainVerification.GivenUp.class)
                .hasMessage("The check was given up at event 4.");
    }

    @Test
    void aCheckIsGivenUpWhileItExplainsABadEvent() {
        log.forge(LAST - 1, ChainVerificationTest::byAnother);
        List<Long> asked = new ArrayList<>();
        assertThatThrownBy(() -> verify(LAST, Optional.empty(), position -> {
                    asked.add(position);
                    return asked.size() <= 3;
                }))
                .isInstanceOf(ChainVerification.GivenUp.class)
                .hasMessage("The check was given up at event 9.");
        assertThat(asked).containsExactly(0L, 4L, 8L, 6L);
    }

    @Test
    void aLogThatCannotBeReadIsNoFinding() {
        IllegalStateException away = new IllegalStateException("away");
        log.afterNextRead(() -> {
            throw away;
        });
        assertThatThrownBy(this::found).isSameAs(away);
    }
}
