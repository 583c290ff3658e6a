package dev.daybook.application.amendment;

import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** The port to the history of amendments. The log itself records that an amendment was applied, together with the change. */
public interface AmendmentLedger {

    /**
     * Records a proposal.
     *
     * @return nothing if another amendment of that event is open
     */
    Optional<Amendment> propose(UUID id, Amendment.Content content);

    /** Records that a replay tries a proposal out; the latest one counts. */
    void tryOut(UUID id, UUID replay);

    /**
     * Records an approval.
     *
     * @return true if it was only proposed until now, its trial passed, and the approver is not the proposer
     */
    boolean approve(UUID id, String by);

    /**
     * Records that an amendment is withdrawn.
     *
     * @return whether it was open until now
     */
    boolean withdraw(UUID id, String by);

    /** The amendment with that id. */
    Optional<Amendment> find(UUID id);

    /** At most {@code limit} amendments, the latest first; those before {@code after}, if it is given. */
    List<Amendment> findPage(Optional<UUID> after, int limit);

    /** The amendments that may still be applied, in the order of their proposals. */
    List<Amendment> findOpen();

    /** The amendments that were applied to this event, in their order. */
    List<Amendment> findApplied(long position);
}
