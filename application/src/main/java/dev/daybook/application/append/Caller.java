package dev.daybook.application.append;

import dev.daybook.domain.kernel.Rejection;
import dev.daybook.domain.kernel.StateAccess;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;

/**
 * Who sends a command, and how.
 *
 * @param keys recognise the command when it is sent again; the first one that is on record decides
 * @param precondition what must be true of the state that the command finds
 * @param dryRun whether the command is carried out and then rolled back
 * @param mayApprove whether the actor may approve what a rule forbids to other actors. It is no part of the request: the
 *     same command of another caller is a repeat
 */
public record Caller(
        String actor,
        List<IdempotencyKey> keys,
        Optional<Precondition> precondition,
        boolean dryRun,
        boolean mayApprove) {

    /**
     * What must be true of the current state, or the command is not carried out. It is checked under the locks, before the
     * creator decides and after the keys were looked at: a repeat is a repeat even if the state has moved on.
     */
    @FunctionalInterface
    public interface Precondition {

        /**
         * Checks it. A thing that does not exist passes, because the creator refuses the command then.
         *
         * @param generation which state it is
         * @throws Rejection if it is not true
         */
        void require(StateAccess state, UUID generation);
    }

    public Caller {
        keys = List.copyOf(keys);
    }

    /** A caller who sends a command once, without a key. */
    public static Caller of(String actor) {
        return new Caller(actor, List.of(), Optional.empty(), false, false);
    }

    /** The same caller, with one more key for this command. */
    public Caller withKey(IdempotencyKey newKey) {
        List<IdempotencyKey> all = keys.isEmpty()
                ? List.of(newKey)
                : Stream.concat(keys.stream(), Stream.of(newKey)).toList();
        return new Caller(actor, all, precondition, dryRun, mayApprove);
    }

    /** The same caller, with what must be true of the state. */
    public Caller requiring(Precondition condition) {
        return new Caller(actor, keys, Optional.of(condition), dryRun, mayApprove);
    }

    /** The same caller, who only tries the command. */
    public Caller asDryRun() {
        return new Caller(actor, keys, precondition, true, mayApprove);
    }

    /** The same caller, who may approve what a rule forbids to others. */
    public Caller asApprover() {
        return new Caller(actor, keys, precondition, dryRun, true);
    }
}
