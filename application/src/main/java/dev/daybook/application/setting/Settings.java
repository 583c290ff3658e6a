package dev.daybook.application.setting;

import dev.daybook.application.setting.Setting.Former;
import dev.daybook.application.setting.Setting.ReadBy;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.function.BiFunction;
import org.jboss.logging.Logger;

/** The settings of this server, read once and all allowed. */
public final class Settings {

    private static final Logger LOG = Logger.getLogger(Settings.class);

    private final Map<String, Object> values;

    private Settings(Map<String, Object> values) {
        this.values = Map.copyOf(values);
    }

    /**
     * Reads all settings that Daybook itself reads.
     *
     * @param source returns the text of a property (first argument) or of a variable (second argument); empty if
     *     neither is set
     * @throws IllegalArgumentException with a line for each setting that is not allowed
     */
    public static Settings read(BiFunction<String, String, Optional<String>> source) {
        Map<String, Object> values = new HashMap<>();
        List<String> problems = new ArrayList<>();
        for (Setting<?> setting : SettingTree.all()) {
            if (setting.readBy() == ReadBy.DAYBOOK) {
                try {
                    text(setting, source).ifPresent(text -> values.put(setting.name(), setting.read(text)));
                } catch (IllegalArgumentException notAllowed) {
                    problems.add(notAllowed.getMessage());
                }
            }
        }
        if (!problems.isEmpty()) {
            throw new IllegalArgumentException("Settings that are not allowed:\n" + String.join("\n", problems));
        }
        return new Settings(values);
    }

    /** The settings of those environment variables, and the defaults of all others. */
    public static Settings ofEnvironment(Map<String, String> variables) {
        return read((property, variable) -> Optional.ofNullable(variables.get(variable)));
    }

    private static Optional<String> text(Setting<?> setting, BiFunction<String, String, Optional<String>> source) {
        Optional<String> text = source.apply(setting.property(), setting.variable());
        for (Former former : setting.former()) {
            if (text.isEmpty()) {
                text = source.apply(Setting.property(former.name()), former.variable())
                        .map(old -> translated(setting, former, old));
            }
        }
        return text.or(setting::usual);
    }

    private static String translated(Setting<?> setting, Former former, String old) {
        String text;
        try {
            text = former.translation().apply(old);
        } catch (RuntimeException notAllowed) {
            throw new IllegalArgumentException(
                    former.variable() + " is \"" + old + "\", which is not allowed. Use " + setting.variable() + "="
                            + setting.example() + " instead.",
                    notAllowed);
        }
        LOG.warnf("%s is an old name. Use %s=%s instead.", former.variable(), setting.variable(), text);
        return text;
    }

    /** The value of that setting, if it has one. */
    @SuppressWarnings("unchecked")
    public <T> Optional<T> find(Setting<T> setting) {
        return Optional.ofNullable((T) values.get(setting.name()));
    }

    /**
     * The value of that setting.
     *
     * @throws NoSuchElementException if it has none
     */
    public <T> T get(Setting<T> setting) {
        return find(setting).orElseThrow(() -> new NoSuchElementException(setting.variable() + " is not set."));
    }

    /** A sentence for each of those settings that has no value. */
    public List<String> missing(Setting<?>... settings) {
        List<String> missing = new ArrayList<>();
        for (Setting<?> setting : settings) {
            if (find(setting).isEmpty()) {
                missing.add(setting.variable() + " is not set.");
            }
        }
        return missing;
    }
}
