package dev.daybook.domain.kernel;

import java.util.regex.Pattern;

/** The name under which an event type is stored in the log for good: {@code AccountOpened}, never a class name. */
public record EventName(String value) implements Comparable<EventName> {

    private static final Pattern FORM = Pattern.compile("[A-Z][A-Za-z0-9]{0,99}");

    public EventName {
        if (!FORM.matcher(value).matches()) {
            throw Rejection.refused(
                    "event.invalid-name",
                    "An event name is 1 to 100 letters and digits and starts with a capital letter, not "
                            + Rejection.quote(value) + ".");
        }
    }

    @Override
    public int compareTo(EventName other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value;
    }
}
