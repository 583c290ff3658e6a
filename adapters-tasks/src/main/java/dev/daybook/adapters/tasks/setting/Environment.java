package dev.daybook.adapters.tasks.setting;

import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The environment of the server; a system property {@code env.NAME} does the same as a variable {@code NAME}. */
@Singleton
public class Environment {

    /** What stands there under that name, if it is not blank. */
    public Optional<String> find(String name) {
        String property = System.getProperty("env." + name);
        return Optional.ofNullable(property == null ? System.getenv(name) : property)
                .map(String::strip)
                .filter(value -> !value.isEmpty());
    }

    /** What stands there under that name. */
    public String get(String name) {
        return find(name).orElseThrow(() -> new IllegalStateException(name + " is not set."));
    }

    /** A sentence for each of those that are not there. */
    public List<String> missing(String... names) {
        List<String> missing = new ArrayList<>();
        for (String name : names) {
            if (find(name).isEmpty()) {
                missing.add(name + " is not set.");
            }
        }
        return missing;
    }
}
