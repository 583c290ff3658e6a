package dev.daybook.application.operation;

import dev.daybook.application.amendment.AmendmentCase;
import dev.daybook.application.amendment.Amendments;
import dev.daybook.application.append.EventAppender;
import dev.daybook.application.log.EventLog;
import dev.daybook.application.readiness.Readiness;
import dev.daybook.application.replay.Doom;
import dev.daybook.application.replay.Replay;
import dev.daybook.application.replay.Replays;
import dev.daybook.application.state.ApplicationState;
import dev.daybook.application.task.TaskHandlers;
import dev.daybook.application.task.TaskLedger;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Reports the status of the system. */
@Singleton
public class SystemStatus {

    private final EventLog eventLog;
    private final ApplicationState applicationState;
    private final EventAppender appender;
    private final TaskLedger tasks;
    private final TaskHandlers handlers;
    private final Replays replays;
    private final Amendments amendments;
    private final Readiness readiness;

    @Inject
    public SystemStatus(
            EventLog eventLog,
            ApplicationState applicationState,
            EventAppender appender,
            TaskLedger tasks,
            TaskHandlers handlers,
            Replays replays,
            Amendments amendments,
            Readiness readiness) {
        this.eventLog = eventLog;
        this.applicationState = applicationState;
        this.appender = appender;
        this.tasks = tasks;
        this.handlers = handlers;
        this.replays = replays;
        this.amendments = amendments;
        this.readiness = readiness;
    }

    /**
     * The status at one moment.
     *
     * @param logPosition the position of the last event in the log
     * @param statePosition the position of the application state
     * @param queueLength how many commands wait
     * @param tasksByStatus how many tasks there are of each status that occurs
     * @param taskObstacles why tasks wait: a sentence for each kind
     * @param lastVerification the last verification or rebuild that has come to a result
     * @param doom the event that no longer materializes
     * @param openAmendments amendments that may still be applied: proposed, or approved and not applied yet
     * @param obstacle why no commands are accepted; empty if they are
     */
    public record Report(
            long logPosition,
            long statePosition,
            int queueLength,
            Map<String, Long> tasksByStatus,
            List<String> taskObstacles,
            Optional<Replay> lastVerification,
            Optional<Doom> doom,
            List<AmendmentCase> openAmendments,
            Optional<String> obstacle) {

        /** How many events the state lacks; 0 when all is well, negative if the state is ahead of the log. */
        public long lag() {
            return logPosition - statePosition;
        }
    }

    /** Reads the status from log, state, queue, tasks, replays, amendments and readiness. */
    public Report report() {
        // the state first: were the log read first, an append in between would make the lag negative
        long statePosition = applicationState.position().position();
        return new Report(
                eventLog.head().position(),
                statePosition,
                appender.queueLength(),
                tasks.countByStatus(),
                handlers.obstacles(),
                replays.findLastConclusive(),
                replays.doom(),
                amendments.findOpen(),
                readiness.obstacle());
    }
}
