package dev.daybook.application.replay;

import dev.daybook.application.job.Heartbeat;
import dev.daybook.application.replay.Replay.Kind;
import dev.daybook.application.replay.Replay.Report;
import dev.daybook.application.replay.Replay.Status;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** A ledger of replays for tests and simulations; it ends with its process. */
public final class InMemoryReplayLedger implements ReplayLedger {

    private static final String DIED = "The server that ran it has stopped.";

    private final TreeMap<UUID, Replay> replays = new TreeMap<>();
    private final Set<UUID> cancelled = new HashSet<>();
    private final Clock clock;

    public InMemoryReplayLedger(Clock clock) {
        this.clock = clock;
    }

    @Override
    public synchronized Optional<Replay> begin(
            UUID id, Kind kind, String build, long target, boolean keepsFormer, String requestedBy) {
        boolean isOneRunning = replays.values().stream().anyMatch(replay -> replay.status() == Status.RUNNING);
        if (isOneRunning || replays.containsKey(id)) {
            return Optional.empty();
        }
        Instant now = clock.instant();
        Replay begun = new Replay(
                id,
                kind,
                Status.RUNNING,
                build,
                0,
                target,
                requestedBy,
                keepsFormer,
                0,
                now,
                now,
                Optional.empty(),
                Optional.empty(),
                Report.NOTHING,
                Optional.empty());
        replays.put(id, begun);
        return Optional.of(begun);
    }

    private boolean isSilent(Replay replay, Duration silence) {
        return replay.status() == Status.RUNNING
                && !replay.seenAt().isAfter(clock.instant().minus(silence));
    }

    private static boolean canBeResumed(Replay replay) {
        return replay.kind() != Kind.TRIAL && replay.resumptions() < MOST_RESUMPTIONS;
    }

    private boolean isResumableBy(Replay replay, String build) {
        Duration silence = replay.build().equals(build) ? LONGEST_SILENCE : LONGEST_SILENCE_OF_OTHERS;
        return isSilent(replay, silence) && canBeResumed(replay);
    }

    private boolean isLost(Replay replay) {
        return isSilent(replay, LONGEST_SILENCE) && !canBeResumed(replay);
    }

    /** A replay that is lost has failed when it was last heard of. */
    private Replay asSeenNow(Replay replay) {
        return isLost(replay) ? ended(replay, Status.FAILED, replay.seenAt(), Optional.of(DIED)) : replay;
    }

    private static Replay ended(Replay replay, Status status, Instant at, Optional<String> failure) {
        return new Replay(
                replay.id(),
                replay.kind(),
                status,
                replay.build(),
                replay.position(),
                replay.target(),
                replay.requestedBy(),
                replay.keepsFormer(),
                replay.resumptions(),
                replay.startedAt(),
                replay.seenAt(),
                Optional.of(at),
                replay.switchTime(),
                replay.report(),
                failure);
    }

    private static Replay running(
            Replay replay, String build, int resumptions, long position, long target, Instant seenAt) {
        return new Replay(
                replay.id(),
                replay.kind(),
                Status.RUNNING,
                build,
                position,
                target,
                replay.requestedBy(),
                replay.keepsFormer(),
                resumptions,
                replay.startedAt(),
                seenAt,
                Optional.empty(),
                replay.switchTime(),
                replay.report(),
                replay.failure());
    }

    @Override
    public synchronized Optional<Replay> findRunning() {
        return latest(replay -> replay.status() == Status.RUNNING);
    }

    @Override
    public synchronized Optional<Replay> findInterrupted(String build) {
        return latest(replay -> isResumableBy(replay, build));
    }

    @Override
    public synchronized Optional<Replay> takeUp(UUID id, String build) {
        Optional<Replay> resumed = Optional.ofNullable(replays.get(id))
                .filter(replay -> isResumableBy(replay, build))
                .map(replay -> running(
                        replay, build, replay.resumptions() + 1, replay.position(), replay.target(), clock.instant()));
        resumed.ifPresent(replay -> replays.put(id, replay));
        return resumed;
    }

    private Optional<Replay> ofThatRun(Replay run) {
        return Optional.ofNullable(replays.get(run.id()))
                .filter(replay -> replay.status() == Status.RUNNING && replay.resumptions() == run.resumptions());
    }

    @Override
    public synchronized void interrupt(Replay run) {
        ofThatRun(run)
                .ifPresent(replay -> replays.put(
                        replay.id(),
                        running(
                                replay,
                                replay.build(),
                                replay.resumptions(),
                                replay.position(),
                                replay.target(),
                                clock.instant().minus(LONGEST_SILENCE))));
    }

    @Override
    public synchronized Heartbeat progress(Replay run, long position, long target) {
        Optional<Replay> running = ofThatRun(run);
        running.ifPresent(replay -> replays.put(
                replay.id(), running(replay, replay.build(), replay.resumptions(), position, target, clock.instant())));
        if (running.isEmpty()) {
            return Heartbeat.PRESUMED_DEAD;
        }
        return cancelled.contains(run.id()) ? Heartbeat.CANCELLED : Heartbeat.GO_ON;
    }

    @Override
    public synchronized void finish(Replay run, Result result) {
        ofThatRun(run)
                .ifPresent(replay -> replays.put(
                        replay.id(),
                        new Replay(
                                replay.id(),
                                replay.kind(),
                                result.status(),
                                replay.build(),
                                result.position(),
                                Math.max(replay.target(), result.position()),
                                replay.requestedBy(),
                                replay.keepsFormer(),
                                replay.resumptions(),
                                replay.startedAt(),
                                clock.instant(),
                                Optional.of(clock.instant()),
                                result.switchTime(),
                                result.report(),
                                result.failure())));
    }

    @Override
    public synchronized boolean cancel(UUID id, String by) {
        Replay replay = replays.get(id);
        if (replay == null || replay.status() != Status.RUNNING || isLost(replay)) {
            return false;
        }
        cancelled.add(id);
        if (isSilent(replay, LONGEST_SILENCE)) {
            replays.put(id, ended(replay, Status.CANCELLED, clock.instant(), Optional.of("It was cancelled.")));
        }
        return true;
    }

    @Override
    public synchronized void clearUp(Optional<UUID> live) {
        replays.replaceAll((id, replay) -> {
            if (isSilent(replay, LONGEST_SILENCE) && live.filter(id::equals).isPresent()) {
                return ended(replay, Status.SUCCEEDED, replay.seenAt(), Optional.empty());
            }
            return asSeenNow(replay);
        });
    }

    @Override
    public synchronized Optional<Replay> find(UUID id) {
        return Optional.ofNullable(replays.get(id)).map(this::asSeenNow);
    }

    @Override
    public synchronized List<Replay> findPage(Optional<UUID> after, int limit) {
        return latestFirst()
                .filter(replay -> after.isEmpty() || replay.id().compareTo(after.get()) < 0)
                .limit(limit)
                .toList();
    }

    private Stream<Replay> latestFirst() {
        return replays.values().stream()
                .sorted(Comparator.comparing(Replay::id).reversed())
                .map(this::asSeenNow);
    }

    private Optional<Replay> latest(Predicate<Replay> wanted) {
        return replays.values().stream()
                .sorted(Comparator.comparing(Replay::id).reversed())
                .filter(wanted)
                .findFirst()
                .map(this::asSeenNow);
    }

    @Override
    public synchronized Optional<Replay> findLatest(String build) {
        return latest(replay ->
                replay.build().equals(build) && replay.kind() != Kind.TRIAL && replay.status() != Status.CANCELLED);
    }

    private static boolean isConclusive(Replay replay) {
        return replay.status() == Status.SUCCEEDED
                || replay.status() == Status.DIVERGED
                || replay.report().doom().isPresent();
    }

    @Override
    public synchronized Optional<Replay> findLastVerification() {
        return latest(replay -> replay.kind() == Kind.VERIFY && isConclusive(replay));
    }

    @Override
    public synchronized Optional<Replay> findLastRebuild() {
        return latest(replay -> replay.kind() == Kind.REBUILD);
    }

    @Override
    public synchronized Optional<Replay> findLastConclusive() {
        return latest(replay -> replay.kind() != Kind.TRIAL && isConclusive(replay));
    }
}
