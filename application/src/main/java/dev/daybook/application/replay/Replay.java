package dev.daybook.application.replay;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;

/**
 * One replay of the log, as the ledger keeps it.
 *
 * @param build the digest of the code that materializes
 * @param position up to which event it has come
 * @param target the last event that it will materialize, as far as is known
 * @param keepsFormer whether the former state stays, under another name
 * @param resumptions how often it was interrupted with its server and resumed
 * @param seenAt when its server last sent a heartbeat
 * @param switchTime how long no command could be appended during its switch; empty if it has not switched
 * @param report what was found
 * @param failure why there is no result; empty if there is one
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
        /** A new state is built with amended events and compared, to see what the amendment would change. */
        TRIAL;

        /** The code for callers and for the ledger, such as {@code rebuild}. */
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
        /** The state was rebuilt, or it equals a rebuilt one. */
        SUCCEEDED,
        /** The live state is not what the log says. */
        DIVERGED,
        /** It failed; the live state is as it was. */
        FAILED,
        /** A person cancelled it; the live state is as it was. */
        CANCELLED;

        /** The code for callers and for the ledger, such as {@code succeeded}. */
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
