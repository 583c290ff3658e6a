package dev.daybook.application.integrity;

import dev.daybook.application.log.LogPosition;
import dev.daybook.verifier.Finding;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;

/**
 * One check of the log, as the ledger keeps it.
 *
 * @param position up to which event it has come
 * @param target the last event that it checks: the end of the log when it was requested
 * @param expected an earlier head that the chain must come through
 * @param seenAt when its server last sent a heartbeat
 * @param firstBad the first thing that is wrong, if the log was changed
 * @param head the end of the chain that was found intact
 * @param failure why there is no result; empty if there is one
 */
public record IntegrityCheck(
        UUID id,
        Status status,
        long position,
        long target,
        Optional<LogPosition> expected,
        String requestedBy,
        Instant startedAt,
        Instant seenAt,
        Optional<Instant> finishedAt,
        Optional<Finding> firstBad,
        Optional<LogPosition> head,
        Optional<String> failure) {

    /** What became of a check. */
    public enum Status {
        /** It runs. */
        RUNNING,
        /** The chain was not changed. */
        INTACT,
        /** The chain was changed. */
        BROKEN,
        /** The check failed; the chain's state is not known. */
        FAILED;

        /** The code for callers and for the ledger, such as {@code intact}. */
        public String code() {
            return name().toLowerCase(Locale.ROOT);
        }

        /** The status with that code. */
        public static Status ofCode(String code) {
            return valueOf(code.toUpperCase(Locale.ROOT));
        }
    }

    /** How many events it checks or has checked a second. */
    public long eventsPerSecond() {
        long micros = Duration.between(startedAt, finishedAt.orElse(seenAt)).toNanos() / 1_000;
        return micros <= 0 ? 0 : position * 1_000_000 / micros;
    }
}
