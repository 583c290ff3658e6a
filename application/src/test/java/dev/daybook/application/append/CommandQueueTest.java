package dev.daybook.application.append;

import static org.assertj.core.api.Assertions.assertThat;

import dev.daybook.application.inmemory.BankCommands;
import dev.daybook.application.job.HandDrivenTimer;
import dev.daybook.application.log.Digest;
import dev.daybook.application.log.EncodedJson;
import dev.daybook.domain.company.CompanyCreated;
import dev.daybook.domain.company.CompanyId;
import dev.daybook.domain.company.CreateCompany;
import dev.daybook.domain.kernel.EventType;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Which commands go into one batch. */
class CommandQueueTest {

    private static final Instant START = Instant.parse("2026-01-05T00:00:00Z");
    private static final AppendSettings USUAL = AppendSettings.DEFAULT;
    private static final AppendSettings SETTINGS = new AppendSettings(
            5,
            3,
            10,
            USUAL.batchTime(),
            USUAL.lockTime(),
            USUAL.queueTime(),
            USUAL.answerTime(),
            USUAL.transactionTime());

    private final HandDrivenTimer timer = new HandDrivenTimer(START);
    private final CommandQueue queue = new CommandQueue(SETTINGS, timer.elapsedTime());

    private Submission submission(Submission.Work work) {
        return new Submission(work, Caller.of("tester"), Digest.of("request"), USUAL.queueTime(), timer.elapsedTime());
    }

    private Submission command() {
        return submission(new Submission.Creation(BankCommands.createCompany("acme")));
    }

    private Submission facts(int events) {
        CreateCompany command = BankCommands.createCompany("acme");
        CompanyCreated event = new CompanyCreated(
                new CompanyId(new UUID(0, 1)),
                command.clientId(),
                command.name(),
                command.address(),
                command.contactEmail());
        EventType<?> type = BankCommands.CATALOGUE.typeOf(event);
        ProposedEvent fact = new ProposedEvent(Optional.empty(), type, 1, event, EncodedJson.of("{}"));
        return submission(new Submission.Facts(Collections.nCopies(events, fact)));
    }

    private void given(Submission... submissions) {
        for (Submission submission : submissions) {
            assertThat(queue.offer(submission)).isTrue();
        }
    }

    private List<Submission> taken() throws InterruptedException {
        return queue.take(Duration.ZERO);
    }

    @Test
    void commandsAreTakenInTheirOrder() throws InterruptedException {
        Submission first = command();
        Submission second = command();
        given(first, second);
        assertThat(queue.length()).isEqualTo(2);
        assertThat(taken()).containsExactly(first, second);
        assertThat(queue.length()).isZero();
        assertThat(taken()).isEmpty();
    }

    @Test
    void aFullQueueTakesNoMore() throws InterruptedException {
        given(command(), command(), command(), command(), command());
        assertThat(queue.offer(command())).isFalse();
        assertThat(taken()).hasSize(3);
        given(command(), command(), command());
        assertThat(queue.offer(command())).isFalse();
    }

    @Test
    void aBatchHasABoundedNumberOfCommands() throws InterruptedException {
        given(command(), command(), command(), command());
        assertThat(taken()).hasSize(3);
        assertThat(taken()).hasSize(1);
    }

    @Test
    void aBatchHasABoundedNumberOfEvents() throws InterruptedException {
        Submission six = facts(6);
        Submission four = facts(4);
        Submission one = command();
        given(six, four, one);
        assertThat(taken()).containsExactly(six, four);
        assertThat(taken()).containsExactly(one);
        Submission five = facts(5);
        given(facts(6), five);
        assertThat(taken()).hasSize(1);
        assertThat(taken()).containsExactly(five);
    }

    @Test
    void aCommandThatIsLargerThanABatchGoesAlone() throws InterruptedException {
        Submission large = facts(11);
        given(large, command());
        assertThat(taken()).containsExactly(large);
        assertThat(taken()).hasSize(1);
    }

    @Test
    void aCommandWhoseCallerHasGivenUpIsLeftOut() throws InterruptedException {
        Submission givenUp = command();
        Submission waiting = command();
        given(givenUp, waiting);
        assertThat(givenUp.claim()).isTrue();
        assertThat(taken()).containsExactly(waiting);
        assertThat(waiting.claim()).as("the caller gives up too late").isFalse();
    }

    @Test
    void aCommandThatIsRemovedMakesRoomForAnother() {
        Submission removed = command();
        given(removed, command(), command(), command(), command());
        queue.remove(removed);
        assertThat(queue.length()).isEqualTo(4);
        given(command());
    }

    @Test
    void atTheEndEverythingThatStillWaitsIsTaken() {
        Submission givenUp = command();
        Submission waiting = command();
        given(givenUp, waiting);
        assertThat(givenUp.claim()).isTrue();
        assertThat(queue.takeAll()).containsExactly(waiting);
        assertThat(queue.length()).isZero();
        assertThat(waiting.claim()).isFalse();
    }

    @Test
    void callersWhoWereJustAnsweredAreAwaitedForAMillisecond() throws InterruptedException {
        queue.answered(3);
        given(command());
        assertThat(taken()).hasSize(1);
        assertThat(Duration.between(START, timer.clock().instant())).isEqualTo(Duration.ofMillis(1));
    }

    @Test
    void aCallerWhoWasAloneIsNotAwaited() throws InterruptedException {
        queue.answered(1);
        given(command());
        assertThat(taken()).hasSize(1);
        assertThat(timer.clock().instant()).isEqualTo(START);
    }

    @Test
    void callersWhoAreBackAreNotAwaited() throws InterruptedException {
        queue.answered(3);
        given(command(), command(), command());
        assertThat(taken()).hasSize(3);
        assertThat(timer.clock().instant()).isEqualTo(START);
    }

    @Test
    void callersWhoWereAnsweredLongAgoAreNotAwaited() throws InterruptedException {
        queue.answered(3);
        timer.advance(Duration.ofMillis(2));
        given(command());
        assertThat(taken()).hasSize(1);
        assertThat(timer.clock().instant()).isEqualTo(START.plusMillis(2));
    }
}
