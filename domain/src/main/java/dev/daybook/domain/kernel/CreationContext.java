package dev.daybook.domain.kernel;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.UUID;

/** All that a creator may know beside its own components: the state to read, the time, the actor, new ids. */
public interface CreationContext extends StateAccess {

    /** The instant at which this command is recorded, in UTC with microseconds. */
    Instant recordedAt();

    /** The day in UTC on which this command is recorded. */
    default LocalDate today() {
        return LocalDate.ofInstant(recordedAt(), ZoneOffset.UTC);
    }

    /** A new id for a thing; stored on the event, and therefore the same after every replay. */
    UUID newId();

    /** Who asked for the command. */
    String actor();

    /** Whether the actor may approve what a rule forbids to other actors. */
    boolean mayApprove();
}
