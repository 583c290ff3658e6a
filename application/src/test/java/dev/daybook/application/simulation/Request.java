package dev.daybook.application.simulation;

import dev.daybook.application.append.Caller;
import dev.daybook.application.append.EventAppender;
import dev.daybook.application.append.IdempotencyKey;
import dev.daybook.application.append.PendingCommand;
import dev.daybook.application.append.ProposedEvent;
import dev.daybook.domain.kernel.Creator;
import java.util.List;
import java.util.Optional;

/**
 * What a client wants, however often it is sent. Its actor is unique, so that its events can be told from all others.
 *
 * @param key the key under which it may be sent again; without a key it is sent once
 * @param mayApprove whether its actor may approve what a rule forbids to others
 */
record Request(String actor, Work work, Optional<IdempotencyKey> key, boolean dryRun, boolean mayApprove) {

    /** A command or facts. */
    sealed interface Work {

        PendingCommand begin(EventAppender appender, Caller caller);

        String name();
    }

    /** A command. */
    record Command(Creator creator) implements Work {

        @Override
        public PendingCommand begin(EventAppender appender, Caller caller) {
            return appender.begin(creator, caller);
        }

        @Override
        public String name() {
            return creator.commandName();
        }
    }

    /** Facts from outside. */
    record Facts(List<ProposedEvent> events) implements Work {

        @Override
        public PendingCommand begin(EventAppender appender, Caller caller) {
            return appender.begin(events, caller);
        }

        @Override
        public String name() {
            return "AppendEvents";
        }
    }

    PendingCommand begin(EventAppender appender) {
        return work.begin(appender, new Caller(actor, key.stream().toList(), Optional.empty(), dryRun, mayApprove));
    }
}
