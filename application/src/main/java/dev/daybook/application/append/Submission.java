package dev.daybook.application.append;

import dev.daybook.application.log.Digest;
import dev.daybook.domain.kernel.Creator;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;

/** A command on its way through the corridor, and the answer that its caller waits for. */
final class Submission {

    private final Work work;
    private final Caller caller;
    private final Digest requestDigest;
    private final CompletableFuture<Receipt> answer = new CompletableFuture<>();
    private final long handedIn;
    private final long deadline;
    private final AtomicBoolean claimed = new AtomicBoolean();
    private @Nullable Receipt receipt;
    private @Nullable RuntimeException refusal;

    /** What is to be done: decide by a creator, or append facts from outside. */
    sealed interface Work {

        /** Roughly how many events it brings. */
        int weight();

        /** The name under which it stands in the audit trail. */
        String commandName();
    }

    record Creation(Creator creator) implements Work {

        @Override
        public int weight() {
            return 1;
        }

        @Override
        public String commandName() {
            return creator.commandName();
        }
    }

    record Facts(List<ProposedEvent> events) implements Work {

        @Override
        public int weight() {
            return events.size();
        }

        @Override
        public String commandName() {
            return "AppendEvents";
        }
    }

    Submission(Work work, Caller caller, Digest requestDigest, Duration queueTime) {
        this.work = work;
        this.handedIn = System.nanoTime();
        this.deadline = handedIn + queueTime.toNanos();
        this.caller = caller;
        this.requestDigest = requestDigest;
    }

    Work work() {
        return work;
    }

    Caller caller() {
        return caller;
    }

    Digest requestDigest() {
        return requestDigest;
    }

    CompletableFuture<Receipt> answer() {
        return answer;
    }

    /** How long its caller will still wait for its turn; negative when that time is over. */
    Duration patience() {
        return Duration.ofNanos(deadline - System.nanoTime());
    }

    /** How long it has been waiting. */
    long waitedNanos() {
        return System.nanoTime() - handedIn;
    }

    /** Takes it out of the waiting line; only the first who asks gets it: the appender, or a caller who gave up. */
    boolean claim() {
        return claimed.compareAndSet(false, true);
    }

    /** Sets the outcome aside, to be told when the transaction has ended as it should. */
    void succeeded(Receipt newReceipt) {
        receipt = newReceipt;
        refusal = null;
    }

    /** Sets the refusal aside, to be told when the transaction has ended as it should. */
    void refused(RuntimeException newRefusal) {
        receipt = null;
        refusal = newRefusal;
    }

    /** Tells the caller what was set aside. */
    void tell() {
        if (receipt != null) {
            answer.complete(receipt);
        } else if (refusal != null) {
            answer.completeExceptionally(refusal);
        } else {
            answer.completeExceptionally(new IllegalStateException("A command left the corridor without an outcome"));
        }
    }

    /** Tells the caller that it failed. */
    void fail(RuntimeException failure) {
        answer.completeExceptionally(failure);
    }
}
