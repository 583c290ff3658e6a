package dev.daybook.domain.kernel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * The outcome of one step of a {@link Scenario}.
 *
 * @param events what was recorded, nothing after a rejection
 * @param tasks what was submitted to the task gateway
 * @param problems the problems that were reported
 * @param rejection why it was refused, if it was
 * @param contradicted whether the state refused events that the creator had returned
 * @param state the state afterwards
 */
public record Outcome(
        List<Event> events,
        List<Task> tasks,
        List<String> problems,
        Optional<Rejection> rejection,
        boolean contradicted,
        InMemoryState state) {

    static Outcome rejected(Rejection rejection, InMemoryState state) {
        return new Outcome(List.of(), List.of(), List.of(), Optional.of(rejection), false, state);
    }

    /** This outcome of a creator's events, which the creator itself did not refuse. */
    Outcome ofDecision() {
        return new Outcome(events, tasks, problems, rejection, rejection.isPresent(), state);
    }

    /** Exactly those events were recorded, in that order. */
    public Outcome thenRecorded(Event... expected) {
        thenAccepted();
        assertThat(events).containsExactly(expected);
        return this;
    }

    /** It was not refused, and recorded nothing. */
    public Outcome thenNothing() {
        return thenRecorded().thenTasks();
    }

    /** It was not refused. */
    public Outcome thenAccepted() {
        rejection.ifPresent(refusal -> fail("not refused, but it was: %s %s", refusal.code(), refusal.sentence()));
        return this;
    }

    /** It was refused with exactly that code: a command by its creator, before anything was written. */
    public Outcome thenRejected(String code) {
        assertThat(rejection.map(Rejection::code))
                .as("the rejection of %s", this)
                .contains(code);
        assertThat(contradicted).as("refused by the state, not by the creator").isFalse();
        return this;
    }

    /** The creator let it pass, but its events contradict the state with exactly that code. */
    public Outcome thenContradicted(String code) {
        assertThat(rejection.map(Rejection::code))
                .as("the rejection of %s", this)
                .contains(code);
        assertThat(contradicted).as("refused by the state, not by the creator").isTrue();
        return this;
    }

    /** It was refused with exactly that code and that sentence. */
    public Outcome thenRejected(String code, String sentence) {
        thenRejected(code);
        assertThat(rejection.map(Rejection::sentence)).contains(sentence);
        return this;
    }

    /** It was refused as something of that kind. */
    public Outcome thenRejected(Rejection.Kind kind, String code) {
        thenRejected(code);
        assertThat(rejection.map(Rejection::kind)).contains(kind);
        return this;
    }

    /** Exactly those tasks were submitted, in that order. */
    public Outcome thenTasks(Task... expected) {
        assertThat(tasks).containsExactly(expected);
        return this;
    }

    /** Exactly those oddities were reported, in that order. */
    public Outcome thenReported(String... sentences) {
        assertThat(problems).containsExactly(sentences);
        return this;
    }

    /** The state afterwards satisfies those assertions. */
    public Outcome thenState(Consumer<StateAccess> assertions) {
        assertions.accept(state);
        return this;
    }
}
