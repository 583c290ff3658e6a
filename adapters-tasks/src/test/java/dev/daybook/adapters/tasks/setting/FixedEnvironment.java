package dev.daybook.adapters.tasks.setting;

import java.util.Map;
import java.util.Optional;

/** An environment of the tests' own. */
public final class FixedEnvironment extends Environment {

    private final Map<String, String> variables;

    /** An environment in which that stands and nothing else. */
    public FixedEnvironment(Map<String, String> variables) {
        this.variables = Map.copyOf(variables);
    }

    @Override
    public Optional<String> find(String name) {
        return Optional.ofNullable(variables.get(name));
    }
}
