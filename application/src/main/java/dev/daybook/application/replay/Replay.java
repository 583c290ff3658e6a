package dev.daybook.application.replay;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;

/**
 * One replay of the log, as it is kept.
 *
 * @param build which code has materialized
 * @param position up to which event it has come
 * @param target up to which event it goes, as far as is known
 * @param keepsFormer whether the state that it replaces stays, under another name
 * @param resumptions how often it was interrupted with its server and resumed
 * @param seenAt when its server last sent a heartbeat
 * @param switchTime for how long no command could be appended, if it has switched
 * @param report what was found
 * @param failure why there is no result, if there is none
 */
public record Replay(
        UUID id,
        Kind kind,
        Status status,
        String build,
        long position,
        long target,
        String requestedBy,
        boolean keepsFormer,
        int resumptions,
        Instant startedAt,
        Instant seenAt,
        Optional<Instant> finishedAt,
        Optional<Duration> switchTime,
        Report report,
        Optional<String> failure) {

    /** What a replay is for. */
    public enum Kind {
        /** A new state takes the place of the live one. */
        REBUILD,
        /** A new state is compared with the live one; nothing is changed. */
        VERIFY,
        /** The same with amended events, to see what would become of the state. */
        TRIAL;

        /** As it is written for callers and in the ledger. */
        public String code() {
            return name().toLowerCase(Locale.ROOT);
        }

        /** The kind with that code, if there is one. */
        public static Optional<Kind> ofCode(String code) {
            return List.of(values()).stream()
                    .filter(kind -> kind.code().equals(code))
                    .findFirst();
        }
    }

    /** What became of a replay. */
    public enum Status {
        /** It runs, or is interrupted. */
        RUNNING,
        /** The state was rebuilt, or is what it would become if it were. */
        SUCCEEDED,
        /** The live state is not what the log says. */
        DIVERGED,
        /** It failed; the live state is as it was. */
        FAILED,
        /** A person cancelled it; the live state is as it was. */
        CANCELLED;

        /** As it is written for callers and in the ledger. */
        public String code() {
            return name().toLowerCase(Locale.ROOT);
        }

        /** The status with that code. */
        public static Status ofCode(String code) {
            return valueOf(code.toUpperCase(Locale.ROOT));
        }
    }

    /**
     * What a replay has found.
     *
     * @param tables the tables that were compared
     * @param divergences what differs, the first ones only
     * @param doom the event that no longer materializes
     */
    public record Report(List<Comparison.TableDigest> tables, List<Divergence> divergences, Optional<Doom> doom) {

        /** Nothing was found. */
        public static final Report NOTHING = new Report(List.of(), List.of(), Optional.empty());
    }

    /** How many events it materializes or has materialized a second. */
    public long eventsPerSecond() {
        long micros = Duration.between(startedAt, finishedAt.orElse(seenAt)).toNanos() / 1_000;
        return micros <= 0 ? 0 : position * 1_000_000 / micros;
    }

    /** How long it will still take; empty if that is not known, or it has ended. */
    public Optional<Duration> timeLeft() {
        long rate = eventsPerSecond();
        return status != Status.RUNNING || rate == 0
                ? Optional.empty()
                : Optional.of(Duration.ofSeconds(Math.max(0, target - position) / rate));
    }
}
