package dev.daybook.application.task;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** The handlers of tasks, by kind. */
public final class TaskHandlers {

    private final Map<String, TaskHandler<?>> byKind = new TreeMap<>();

    /**
     * Gathers those handlers.
     *
     * @throws IllegalArgumentException if two are for the same kind
     */
    public TaskHandlers(Iterable<? extends TaskHandler<?>> handlers) {
        for (TaskHandler<?> handler : handlers) {
            if (byKind.putIfAbsent(handler.kind(), handler) != null) {
                throw new IllegalArgumentException(
                        "Two handlers have the kind " + handler.kind() + ". Rename or remove one of them.");
            }
        }
    }

    /** The handler of this kind, if there is one and no setting is missing. */
    public Optional<TaskHandler<?>> ready(String kind) {
        return Optional.<TaskHandler<?>>ofNullable(byKind.get(kind))
                .filter(handler -> handler.missing().isEmpty());
    }

    /** The kinds that can be carried out. */
    public List<String> readyKinds() {
        return byKind.values().stream()
                .filter(handler -> handler.missing().isEmpty())
                .map(TaskHandler::kind)
                .toList();
    }

    /** Why tasks wait: a sentence for each kind. */
    public List<String> obstacles() {
        List<String> obstacles = new ArrayList<>();
        byKind.values()
                .forEach(handler -> handler.missing()
                        .forEach(
                                missing -> obstacles.add("Tasks of the kind " + handler.kind() + " wait: " + missing)));
        return obstacles;
    }

    /** Why tasks of that kind wait, if they do. */
    public Optional<String> obstacle(String kind) {
        TaskHandler<?> handler = byKind.get(kind);
        if (handler == null) {
            return Optional.of("This build has no handler for tasks of the kind " + kind + ".");
        }
        List<String> missing = handler.missing();
        return missing.isEmpty() ? Optional.empty() : Optional.of(String.join(" ", missing));
    }
}
