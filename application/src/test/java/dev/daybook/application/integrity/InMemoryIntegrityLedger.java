package dev.daybook.application.integrity;

import dev.daybook.application.integrity.IntegrityCheck.Status;
import dev.daybook.application.job.Heartbeat;
import dev.daybook.application.log.LogPosition;
import java.time.Clock;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;

/** A ledger of checks for tests and simulations; it ends with its process. */
public final class InMemoryIntegrityLedger implements IntegrityLedger {

    private final TreeMap<UUID, IntegrityCheck> checks = new TreeMap<>();
    private final Clock clock;

    public InMemoryIntegrityLedger(Clock clock) {
        this.clock = clock;
    }

    @Override
    public synchronized Optional<IntegrityCheck> begin(
            UUID id, long target, Optional<LogPosition> expected, String requestedBy) {
        checks.replaceAll((key, check) -> asSeenNow(check));
        boolean isOneRunning = checks.values().stream().anyMatch(check -> check.status() == Status.RUNNING);
        if (isOneRunning || checks.containsKey(id)) {
            return Optional.empty();
        }
        IntegrityCheck begun = new IntegrityCheck(
                id,
                Status.RUNNING,
                0,
                target,
                expected,
                requestedBy,
                clock.instant(),
                clock.instant(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
        checks.put(id, begun);
        return Optional.of(begun);
    }

    /** A running check that is silent for too long has failed when it was last heard of. */
    private IntegrityCheck asSeenNow(IntegrityCheck check) {
        boolean isSilent = check.status() == Status.RUNNING
                && check.seenAt().isBefore(clock.instant().minus(LONGEST_SILENCE));
        if (!isSilent) {
            return check;
        }
        return new IntegrityCheck(
                check.id(),
                Status.FAILED,
                check.position(),
                check.target(),
                check.expected(),
                check.requestedBy(),
                check.startedAt(),
                check.seenAt(),
                Optional.of(check.seenAt()),
                Optional.empty(),
                Optional.empty(),
                Optional.of("The server that ran it has stopped."));
    }

    @Override
    public synchronized Heartbeat progress(UUID id, long position) {
        IntegrityCheck check = checks.get(id);
        if (check == null || check.status() != Status.RUNNING) {
            return Heartbeat.PRESUMED_DEAD;
        }
        checks.put(
                id,
                new IntegrityCheck(
                        id,
                        Status.RUNNING,
                        position,
                        check.target(),
                        check.expected(),
                        check.requestedBy(),
                        check.startedAt(),
                        clock.instant(),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty()));
        return Heartbeat.GO_ON;
    }

    @Override
    public synchronized void finish(UUID id, Result result) {
        IntegrityCheck check = checks.get(id);
        if (check != null && check.status() == Status.RUNNING) {
            checks.put(
                    id,
                    new IntegrityCheck(
                            id,
                            result.status(),
                            result.position(),
                            check.target(),
                            check.expected(),
                            check.requestedBy(),
                            check.startedAt(),
                            clock.instant(),
                            Optional.of(clock.instant()),
                            result.firstBad(),
                            result.head(),
                            result.failure()));
        }
    }

    @Override
    public synchronized Optional<IntegrityCheck> find(UUID id) {
        return Optional.ofNullable(checks.get(id)).map(this::asSeenNow);
    }

    @Override
    public synchronized List<IntegrityCheck> findPage(Optional<UUID> after, int limit) {
        return checks.values().stream()
                .filter(check -> after.isEmpty() || check.id().compareTo(after.get()) < 0)
                .sorted(Comparator.comparing(IntegrityCheck::id).reversed())
                .limit(limit)
                .map(this::asSeenNow)
                .toList();
    }
}
