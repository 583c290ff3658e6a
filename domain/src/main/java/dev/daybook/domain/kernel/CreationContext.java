package dev.daybook.domain.kernel;

import java.time.Instant;
import java.util.UUID;

/** All that a creator may know beside its own components: the state to read, the time, the actor, new ids. */
public interface CreationContext extends StateAccess {

    /** The instant at which this command is recorded, in UTC with microseconds. */
    Instant recordedAt();

    /** A new id for a thing; stored on the event, and therefore the same after every replay. */
    UUID newId();

    /** Who asked for the command. */
    String actor();
}
