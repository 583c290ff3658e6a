package dev.daybook.application.append;

import dev.daybook.application.log.Digest;
import dev.daybook.application.time.ElapsedTime;
import dev.daybook.domain.kernel.Creator;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Supplier;

/** A command on its way through the corridor, and the answer that its caller waits for. */
final class Submission {

    private final Work work;
    private final Caller caller;
    private final Digest requestDigest;
    private final ElapsedTime time;
    private final long handedIn;
    private final Duration queueTime;
    private final CompletableFuture<Supplier<Receipt>> answer = new CompletableFuture<>();
    private final AtomicBoolean claimed = new AtomicBoolean();

    /** The work of a command: let a creator decide, or append facts from outside. */
    sealed interface Work {

        /** Roughly how many events it brings. */
        int weight();

        /** Its name in the audit trail. */
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

    Submission(Work work, Caller caller, Digest requestDigest, Duration queueTime, ElapsedTime time) {
        this.work = work;
        this.caller = caller;
        this.requestDigest = requestDigest;
        this.queueTime = queueTime;
        this.time = time;
        this.handedIn = time.nanos();
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

    /**
     * The answer, which gives the receipt or throws why there is none. The future itself never fails: it would wrap each
     * refusal in an exception of its own, with a stack trace for which the caller has no use.
     */
    CompletableFuture<Supplier<Receipt>> answer() {
        return answer;
    }

    /** How long it has been on its way. */
    Duration waited() {
        return Duration.ofNanos(time.nanos() - handedIn);
    }

    /** How long its caller will still wait for its turn; negative when that time is over. */
    Duration patience() {
        return queueTime.minus(waited());
    }

    /** Takes it out of the queue. Only one of two succeeds: the appender, or a caller who gives up. */
    boolean claim() {
        return claimed.compareAndSet(false, true);
    }

    /** Tells the caller that it was carried out. */
    void succeed(Receipt receipt) {
        answer.complete(() -> receipt);
    }

    /** Tells the caller that it was refused, or failed; the first answer stands. */
    void fail(RuntimeException failure) {
        answer.complete(() -> {
            throw failure;
        });
    }
}
