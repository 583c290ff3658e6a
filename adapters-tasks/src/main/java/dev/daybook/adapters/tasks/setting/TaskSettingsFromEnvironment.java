package dev.daybook.adapters.tasks.setting;

import dev.daybook.application.task.TaskSettings;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.DateTimeException;
import java.time.Duration;
import java.util.function.Function;

/** The bounds of the execution of tasks, as the environment sets them. */
@Singleton
public class TaskSettingsFromEnvironment {

    /** How many tasks are carried out at once; the message-driven bean reads it, too. */
    public static final String PARALLEL = "DAYBOOK_TASK_PARALLEL";

    private final Environment environment;

    @Inject
    public TaskSettingsFromEnvironment(Environment environment) {
        this.environment = environment;
    }

    /**
     * Those settings.
     *
     * @throws IllegalArgumentException if one of them is not as it should be
     */
    @Produces
    @Singleton
    public TaskSettings settings() {
        return new TaskSettings(
                environment.find("DAYBOOK_NODE_ID").orElse("unnamed"),
                read(PARALLEL, "8", Integer::valueOf),
                read("DAYBOOK_TASK_ATTEMPTS", "16", Integer::valueOf),
                read("DAYBOOK_TASK_FIRST_PAUSE", "PT2S", Duration::parse),
                read("DAYBOOK_TASK_LONGEST_PAUSE", "PT1H", Duration::parse),
                read("DAYBOOK_TASK_TIMEOUT", "PT20S", Duration::parse),
                read("DAYBOOK_TASK_LATE_AFTER", "PT15M", Duration::parse));
    }

    private <T> T read(String name, String usual, Function<String, T> reader) {
        String text = environment.find(name).orElse(usual);
        try {
            return reader.apply(text);
        } catch (NumberFormatException | DateTimeException notOfThisForm) {
            throw new IllegalArgumentException(
                    name + " is " + text + ", but should be something like " + usual + ".", notOfThisForm);
        }
    }
}
