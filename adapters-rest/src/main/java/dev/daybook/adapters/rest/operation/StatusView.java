package dev.daybook.adapters.rest.operation;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.daybook.application.amendment.AmendmentCase;
import dev.daybook.application.operation.RecentStatus;
import dev.daybook.application.operation.SystemStatus;
import dev.daybook.application.replay.Doom;
import dev.daybook.application.replay.Replay;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/**
 * The status of the system.
 *
 * @param build the version that runs
 * @param readAt when these figures were read: a second before the answer at the most
 * @param ready whether commands are accepted
 * @param obstacle why not
 * @param logPosition the position of the last event
 * @param statePosition the position of the application state
 * @param lag how many events the state lacks; 0 when healthy, negative if the state is ahead of the log
 * @param queue how many commands wait
 * @param lastVerification what the last verification or rebuild has found
 * @param tasks how many tasks there are, by status
 * @param taskObstacles why tasks wait, a sentence for each kind
 * @param doom the event that no longer materializes
 * @param openAmendments the amendments that are proposed, or approved and not applied yet
 */
public record StatusView(
        String build,
        Instant readAt,
        boolean ready,
        @JsonInclude(JsonInclude.Include.ALWAYS) Optional<String> obstacle,
        long logPosition,
        long statePosition,
        long lag,
        int queue,
        @JsonInclude(JsonInclude.Include.ALWAYS) Optional<VerificationView> lastVerification,
        Map<String, Long> tasks,
        List<String> taskObstacles,
        @JsonInclude(JsonInclude.Include.ALWAYS) Optional<DoomView> doom,
        List<OpenAmendmentView> openAmendments) {

    /**
     * What the last verification or rebuild has found.
     *
     * @param kind {@code verify} or {@code rebuild}
     * @param status {@code succeeded}, {@code diverged} or {@code failed}
     */
    public record VerificationView(
            UUID id, String kind, String status, long position, Instant startedAt, int divergences) {

        static VerificationView of(Replay verification) {
            return new VerificationView(
                    verification.id(),
                    verification.kind().code(),
                    verification.status().code(),
                    verification.position(),
                    verification.startedAt(),
                    verification.report().divergences().size());
        }
    }

    /**
     * An event that no longer materializes. Its data is shown only to roles that may read the log.
     *
     * @param message why
     */
    public record DoomView(long position, UUID eventId, String name, int version, String message) {

        static DoomView of(Doom doom) {
            return new DoomView(doom.position(), doom.eventId(), doom.name(), doom.version(), doom.message());
        }
    }

    /**
     * An amendment that may still be applied. Its content is shown only to roles that may read amendments.
     *
     * @param status {@code proposed} or {@code approved}
     * @param position of the event
     * @param failure why the latest rebuild could not apply it, if it was approved
     */
    public record OpenAmendmentView(UUID id, String status, long position, Optional<String> failure) {

        static OpenAmendmentView of(AmendmentCase open) {
            return new OpenAmendmentView(
                    open.amendment().id(),
                    open.amendment().status().code(),
                    open.amendment().position(),
                    open.rebuild().flatMap(Replay::failure));
        }
    }

    static StatusView of(RecentStatus.Seen seen) {
        SystemStatus.Report report = seen.report();
        return new StatusView(
                Build.VERSION,
                seen.readAt(),
                report.obstacle().isEmpty(),
                report.obstacle(),
                report.logPosition(),
                report.statePosition(),
                report.lag(),
                report.queueLength(),
                report.lastVerification().map(VerificationView::of),
                report.tasksByStatus(),
                report.taskObstacles(),
                report.doom().map(DoomView::of),
                report.openAmendments().stream().map(OpenAmendmentView::of).toList());
    }
}
