package dev.daybook.application.inmemory;

import dev.daybook.application.amendment.Amendment;
import dev.daybook.application.amendment.Amendment.Signature;
import dev.daybook.application.amendment.Amendment.Status;
import dev.daybook.application.amendment.AmendmentLedger;
import dev.daybook.application.replay.Replay;
import dev.daybook.application.replay.ReplayLedger;
import java.time.Clock;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** One server's way to the amendments in memory; they are in the database of the log, and so are the replays. */
public final class InMemoryAmendmentLedger implements AmendmentLedger {

    private final InMemoryRows rows;
    private final ReplayLedger replays;
    private final Clock clock;

    public InMemoryAmendmentLedger(InMemoryLogDatabase database, ReplayLedger replays, Clock clock) {
        this.rows = database.rows();
        this.replays = replays;
        this.clock = clock;
    }

    private Stream<Amendment> all() {
        return rows.findAll(Amendment.class).stream();
    }

    @Override
    public synchronized Optional<Amendment> propose(UUID id, Amendment.Content content) {
        boolean isOneOpen = all().anyMatch(other -> other.isOpen() && other.position() == content.position());
        if (isOneOpen || find(id).isPresent()) {
            return Optional.empty();
        }
        rows.add(
                id,
                new Amendment(
                        id,
                        content,
                        clock.instant(),
                        Status.PROPOSED,
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty()));
        return find(id);
    }

    @Override
    public synchronized void tryOut(UUID id, UUID replay) {
        find(id).filter(one -> one.status() == Status.PROPOSED)
                .ifPresent(one -> rows.add(
                        id,
                        new Amendment(
                                id,
                                one.content(),
                                one.proposedAt(),
                                one.status(),
                                Optional.of(replay),
                                one.approved(),
                                one.withdrawn(),
                                one.recordedPosition(),
                                one.appliedAt())));
    }

    @Override
    public synchronized boolean approve(UUID id, String by) {
        Optional<Amendment> approvable = find(id).filter(one -> one.status() == Status.PROPOSED)
                .filter(one -> !one.content().proposedBy().equals(by))
                .filter(this::hasPassedItsTrial);
        approvable.ifPresent(one -> sign(one, Status.APPROVED, Optional.of(signature(by)), Optional.empty()));
        return approvable.isPresent();
    }

    private boolean hasPassedItsTrial(Amendment amendment) {
        return amendment
                .trial()
                .flatMap(replays::find)
                .filter(replay -> replay.kind() == Replay.Kind.TRIAL)
                .filter(replay ->
                        replay.status() == Replay.Status.SUCCEEDED || replay.status() == Replay.Status.DIVERGED)
                .isPresent();
    }

    @Override
    public synchronized boolean withdraw(UUID id, String by) {
        Optional<Amendment> open = find(id).filter(Amendment::isOpen);
        open.ifPresent(one -> sign(one, Status.WITHDRAWN, one.approved(), Optional.of(signature(by))));
        return open.isPresent();
    }

    private Signature signature(String by) {
        return new Signature(by, clock.instant());
    }

    private void sign(Amendment one, Status status, Optional<Signature> approved, Optional<Signature> withdrawn) {
        rows.add(
                one.id(),
                new Amendment(
                        one.id(),
                        one.content(),
                        one.proposedAt(),
                        status,
                        one.trial(),
                        approved,
                        withdrawn,
                        one.recordedPosition(),
                        one.appliedAt()));
    }

    @Override
    public Optional<Amendment> find(UUID id) {
        return rows.find(Amendment.class, id);
    }

    @Override
    public List<Amendment> findPage(Optional<UUID> after, int limit) {
        Predicate<Amendment> wanted =
                one -> after.map(last -> one.id().compareTo(last) < 0).orElse(true);
        return all().filter(wanted)
                .sorted(Comparator.comparing(Amendment::id).reversed())
                .limit(limit)
                .toList();
    }

    @Override
    public List<Amendment> findOpen() {
        return all().filter(Amendment::isOpen)
                .sorted(Comparator.comparing(Amendment::id))
                .toList();
    }

    @Override
    public List<Amendment> findApplied(long position) {
        return all().filter(one -> one.status() == Status.APPLIED && one.position() == position)
                .sorted(Comparator.comparing(one -> one.recordedPosition().orElseThrow()))
                .toList();
    }
}
