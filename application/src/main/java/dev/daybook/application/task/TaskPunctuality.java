package dev.daybook.application.task;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** Whether tasks are carried out in time. Tasks that wait for a setting are not late; the status lists them. */
public final class TaskPunctuality {

    private final TaskLedger ledger;
    private final TaskHandlers handlers;
    private final TaskSettings settings;
    private final Clock clock;
    private final Instant begun;

    public TaskPunctuality(TaskLedger ledger, TaskHandlers handlers, TaskSettings settings, Clock clock) {
        this.ledger = ledger;
        this.handlers = handlers;
        this.settings = settings;
        this.clock = clock;
        this.begun = clock.instant();
    }

    /** The kinds that have a task that waits for too long. Empty until this server itself has run for that time. */
    public List<TaskFigure> late() {
        if (Duration.between(begun, clock.instant()).compareTo(settings.lateAfter()) < 0) {
            return List.of();
        }
        List<String> kinds = handlers.readyKinds();
        return ledger.figures().stream()
                .filter(figure -> figure.status() == TaskStatus.WAITING)
                .filter(figure -> kinds.contains(figure.kind()))
                .filter(figure -> figure.oldest().compareTo(settings.lateAfter()) > 0)
                .toList();
    }
}
