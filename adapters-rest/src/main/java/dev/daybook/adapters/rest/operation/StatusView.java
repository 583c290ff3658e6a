package dev.daybook.adapters.rest.operation;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.daybook.application.operation.SystemStatus;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * How the system is.
 *
 * @param build the version that runs
 * @param ready whether commands are accepted
 * @param obstacle why not
 * @param logPosition the position of the last event
 * @param statePosition the position of the application state
 * @param lag how many events the state lacks; always 0 when healthy
 * @param queue how many commands wait
 * @param lastVerification what the last comparison of the state with a replay has found
 * @param tasks how many tasks there are, by status
 * @param taskObstacles which tasks wait for what
 * @param doom the event that no longer materializes
 */
public record StatusView(
        String build,
        boolean ready,
        @JsonInclude(JsonInclude.Include.ALWAYS) Optional<String> obstacle,
        long logPosition,
        long statePosition,
        long lag,
        int queue,
        @JsonInclude(JsonInclude.Include.ALWAYS) Optional<String> lastVerification,
        Map<String, Long> tasks,
        List<String> taskObstacles,
        @JsonInclude(JsonInclude.Include.ALWAYS) Optional<String> doom) {

    static StatusView of(SystemStatus.Report report) {
        return new StatusView(
                Build.VERSION,
                report.obstacle().isEmpty(),
                report.obstacle(),
                report.logPosition(),
                report.statePosition(),
                report.lag(),
                report.queueLength(),
                Optional.empty(),
                report.tasksByStatus(),
                report.taskObstacles(),
                Optional.empty());
    }
}
