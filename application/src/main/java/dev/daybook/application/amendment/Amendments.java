package dev.daybook.application.amendment;

import dev.daybook.application.amendment.Amendment.Content;
import dev.daybook.application.amendment.Amendment.Status;
import dev.daybook.application.log.Digest;
import dev.daybook.application.log.EncodedJson;
import dev.daybook.application.log.EventCodec;
import dev.daybook.application.log.EventLog;
import dev.daybook.application.log.RecordedEvent;
import dev.daybook.application.replay.Replay;
import dev.daybook.domain.kernel.Event;
import dev.daybook.domain.kernel.EventAmended;
import dev.daybook.domain.kernel.EventCatalogue;
import dev.daybook.domain.kernel.EventType;
import dev.daybook.domain.kernel.Rejection;
import dev.daybook.domain.kernel.VisibleText;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import org.jboss.logging.Logger;

/**
 * Accepts proposals, approvals and withdrawals of amendments. A proposal is tried out at once. An approval by another
 * person begins the rebuild that applies the amendment.
 */
public final class Amendments {

    /** The most characters of a reason. */
    public static final int LONGEST_REASON = 1_000;

    private static final Logger LOG = Logger.getLogger(Amendments.class);

    private final EventLog log;
    private final EventCatalogue catalogue;
    private final EventCodec codec;
    private final AmendmentLedger ledger;
    private final AmendmentsDue due;
    private final Supplier<UUID> ids;

    public Amendments(
            EventLog log,
            EventCatalogue catalogue,
            EventCodec codec,
            AmendmentLedger ledger,
            AmendmentsDue due,
            Supplier<UUID> ids) {
        this.log = log;
        this.catalogue = catalogue;
        this.codec = codec;
        this.ledger = ledger;
        this.due = due;
        this.ids = ids;
    }

    /**
     * Proposes other data for an event, and has it tried out as soon as no other replay runs.
     *
     * @param data JSON in the shape of the event's current version
     * @throws Rejection if there is no such event, or a rule forbids this amendment
     * @throws dev.daybook.application.log.UnreadableEvent if the data is not in that shape
     */
    public AmendmentCase propose(long position, String data, String reason, String by) {
        requireReason(reason);
        RecordedEvent event = log.find(position).orElseThrow(() -> Rejection.unknown("event", position));
        if (event.name().equals(EventAmended.NAME)) {
            throw Rejection.refused(
                    "amendment.of-an-amendment",
                    "Event " + position + " cannot be amended: it records an amendment itself. Amend the original"
                            + " event again.");
        }
        Content content = content(event, data, reason.strip(), by);
        Amendment proposed = ledger.propose(ids.get(), content)
                .orElseThrow(() -> Rejection.conflict(
                        "amendment.open",
                        "Event " + position + " has an open amendment already. Approve or withdraw that one first."));
        LOG.infof("%s proposes amendment %s of event %d: %s", by, proposed.id(), position, content.reason());
        due.tryOut(proposed);
        return require(proposed.id());
    }

    private static void requireReason(String reason) {
        if (!VisibleText.fits(reason.strip(), LONGEST_REASON)) {
            throw Rejection.refused(
                    "amendment.reason",
                    "An amendment has a reason of 1 to " + LONGEST_REASON + VisibleText.RULE + "; this one has "
                            + VisibleText.length(reason.strip()) + " characters.");
        }
    }

    private Content content(RecordedEvent event, String data, String reason, String by) {
        int version = catalogue.find(event.name()).map(EventType::version).orElse(event.version());
        Event amended = codec.decode(event.name(), version, data);
        catalogue.typeOf(amended).requireOfNew(amended);
        EncodedJson encoded = codec.encode(amended);
        EncodedJson found = EncodedJson.of(event.data().text());
        if (encoded.equals(found) && version == event.version()) {
            throw Rejection.refused(
                    "amendment.no-change", "Event " + event.position() + " has that data already: nothing is amended.");
        }
        return new Content(
                event.position(), version, encoded, amended.subjects(), found, digestThatOughtToBe(event), reason, by);
    }

    private Digest digestThatOughtToBe(RecordedEvent event) {
        return event.amended()
                .flatMap(amended -> ledger.find(amended.by()))
                .map(latest -> latest.content().data().digest())
                .orElseGet(event::recordedDigest);
    }

    /**
     * Approves an amendment that was tried out; a rebuild that applies it begins as soon as no other replay runs.
     *
     * @throws Rejection if its trial has not passed, it is not open, or the approver has proposed it
     */
    public AmendmentCase approve(UUID id, String by) {
        AmendmentCase known = require(id);
        Amendment amendment = known.amendment();
        boolean isApproved = amendment.status() == Status.APPROVED || amendment.status() == Status.APPLIED;
        if (isApproved
                && amendment
                        .approved()
                        .filter(approval -> approval.by().equals(by))
                        .isPresent()) {
            return known;
        }
        if (amendment.status() != Status.PROPOSED) {
            throw closed(amendment, "approved");
        }
        if (by.equals(amendment.content().proposedBy())) {
            throw Rejection.refused(
                    "amendment.same-person",
                    "Amendment " + id + " cannot be approved by " + by
                            + ", who proposed it. Another person must approve it.");
        }
        if (!known.isHarmless()) {
            throw notTriedOut(known);
        }
        if (!ledger.approve(id, by)) {
            throw closed(require(id).amendment(), "approved");
        }
        LOG.infof("%s approves amendment %s of event %d", by, id, amendment.position());
        due.rebuild(by);
        return require(id);
    }

    private static Rejection notTriedOut(AmendmentCase known) {
        UUID id = known.amendment().id();
        return known.isBeingTried()
                ? Rejection.conflict(
                        "amendment.not-tried-out",
                        "Amendment " + id + " cannot be approved yet: its trial has not ended. Wait for the trial.")
                : Rejection.conflict(
                        "amendment.trial-failed",
                        "Amendment " + id + " cannot be approved: its trial has ended with \""
                                + known.trial().flatMap(Replay::failure).orElse("")
                                + "\". Withdraw it, and propose another one.");
    }

    private static Rejection closed(Amendment amendment, String wanted) {
        return Rejection.conflict(
                "amendment.closed",
                "Amendment " + amendment.id() + " cannot be " + wanted + ": it is "
                        + amendment.status().code() + ".");
    }

    /**
     * Withdraws an amendment that was not applied.
     *
     * @throws Rejection if it was applied
     */
    public AmendmentCase withdraw(UUID id, String by) {
        Amendment amendment = require(id).amendment();
        if (amendment.status() == Status.WITHDRAWN) {
            return require(id);
        }
        if (!amendment.isOpen() || !ledger.withdraw(id, by)) {
            throw closed(require(id).amendment(), "withdrawn");
        }
        LOG.infof("%s withdraws amendment %s of event %d", by, id, amendment.position());
        return require(id);
    }

    private AmendmentCase require(UUID id) {
        return find(id).orElseThrow(() -> Rejection.unknown("amendment", id));
    }

    /** The amendment with that id. */
    public Optional<AmendmentCase> find(UUID id) {
        return ledger.find(id).map(due::caseOf);
    }

    /** At most {@code limit} amendments, the latest first; those before {@code after}, if it is given. */
    public List<AmendmentCase> findPage(Optional<UUID> after, int limit) {
        return ledger.findPage(after, limit).stream().map(due::caseOf).toList();
    }

    /** The amendments that may still be applied. */
    public List<AmendmentCase> findOpen() {
        return ledger.findOpen().stream().map(due::caseOf).toList();
    }

    /** The amendments that were applied to this event, in their order. */
    public List<Amendment> findApplied(long position) {
        return ledger.findApplied(position);
    }
}
