package dev.daybook.adapters.rest.replay;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.daybook.application.replay.Comparison;
import dev.daybook.application.replay.Divergence;
import dev.daybook.application.replay.Doom;
import dev.daybook.application.replay.Replay;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * A replay.
 *
 * @param kind {@code rebuild}, {@code verify}, or {@code trial} if it tries an amendment out
 * @param status {@code running}, {@code succeeded}, {@code diverged}, {@code failed} or {@code cancelled}
 * @param build the digest of the code that materializes
 * @param position the last event that it has done
 * @param target the last event that it will do, as far as known
 * @param secondsLeft the estimated rest
 * @param resumptions how often a stopped server interrupted it and it was resumed
 * @param switchMillis for how long appending was blocked
 * @param tables the tables that were compared
 * @param divergences what differs, limited in number
 * @param failure why there is no result
 */
public record ReplayView(
        UUID id,
        String kind,
        String status,
        String build,
        long position,
        long target,
        long eventsPerSecond,
        @JsonInclude(JsonInclude.Include.ALWAYS) Optional<Long> secondsLeft,
        String requestedBy,
        int resumptions,
        Instant startedAt,
        @JsonInclude(JsonInclude.Include.ALWAYS) Optional<Instant> finishedAt,
        @JsonInclude(JsonInclude.Include.ALWAYS) Optional<Long> switchMillis,
        List<TableView> tables,
        List<DivergenceView> divergences,
        @JsonInclude(JsonInclude.Include.ALWAYS) Optional<FailureView> failure) {

    /**
     * A table that was compared.
     *
     * @param digest of the replayed rows; their order does not matter
     */
    public record TableView(String table, long liveRows, long replayedRows, String digest, boolean equal) {

        static TableView of(Comparison.TableDigest table) {
            return new TableView(table.table(), table.liveRows(), table.replayedRows(), table.digest(), table.equal());
        }
    }

    /**
     * A value that differs from what the log gives.
     *
     * @param column absent if the row exists on one side only
     * @param firstPosition the event that last changed the row; the earlier one, if the two states name different
     *     events
     */
    public record DivergenceView(
            String table,
            String key,
            Optional<String> column,
            Optional<String> live,
            Optional<String> replayed,
            Optional<Long> firstPosition) {

        static DivergenceView of(Divergence divergence) {
            return new DivergenceView(
                    divergence.table(),
                    divergence.key(),
                    divergence.column(),
                    divergence.live(),
                    divergence.replayed(),
                    divergence.firstPosition());
        }
    }

    /**
     * Why there is no result.
     *
     * @param message for people
     * @param position of the event that no longer materializes, if that is the reason; the other fields describe it
     */
    public record FailureView(
            String message,
            Optional<Long> position,
            Optional<UUID> eventId,
            Optional<String> name,
            Optional<Integer> version,
            Optional<String> data,
            Optional<String> materializer,
            Optional<String> cause,
            List<String> rows) {

        static FailureView of(String message, Optional<Doom> doom) {
            return new FailureView(
                    message,
                    doom.map(Doom::position),
                    doom.map(Doom::eventId),
                    doom.map(Doom::name),
                    doom.map(Doom::version),
                    doom.map(Doom::data),
                    doom.map(Doom::materializer),
                    doom.map(Doom::cause),
                    doom.map(Doom::rows).orElse(List.of()));
        }
    }

    /** The view of that replay. */
    public static ReplayView of(Replay replay) {
        return new ReplayView(
                replay.id(),
                replay.kind().code(),
                replay.status().code(),
                replay.build(),
                replay.position(),
                replay.target(),
                replay.eventsPerSecond(),
                replay.timeLeft().map(Duration::toSeconds),
                replay.requestedBy(),
                replay.resumptions(),
                replay.startedAt(),
                replay.finishedAt(),
                replay.switchTime().map(Duration::toMillis),
                replay.report().tables().stream().map(TableView::of).toList(),
                replay.report().divergences().stream().map(DivergenceView::of).toList(),
                replay.failure()
                        .map(message -> FailureView.of(message, replay.report().doom())));
    }
}
