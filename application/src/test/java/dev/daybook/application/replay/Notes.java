package dev.daybook.application.replay;

import dev.daybook.domain.kernel.CreationContext;
import dev.daybook.domain.kernel.Creator;
import dev.daybook.domain.kernel.Event;
import dev.daybook.domain.kernel.EventType;
import dev.daybook.domain.kernel.Feature;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/** A noun whose events are texts of any length. It tells in which order they are announced and materialized. */
final class Notes implements Feature {

    private final List<String> steps = new ArrayList<>();

    /** The event. */
    record NoteTaken(UUID noteId, String text) implements Event {

        @Override
        public List<UUID> subjects() {
            return List.of(noteId);
        }
    }

    /** The command. */
    record TakeNote(String text) implements Creator {

        @Override
        public List<NoteTaken> create(CreationContext now) {
            return List.of(new NoteTaken(now.newId(), text));
        }
    }

    /** What was done with which notes, since the start or the last time that this list was cleared. */
    List<String> steps() {
        return steps;
    }

    @Override
    public String noun() {
        return "note";
    }

    @Override
    public List<EventType<?>> events() {
        return List.of(EventType.of(
                        "NoteTaken", 1, NoteTaken.class, (event, context) -> steps.add("materialized " + event.text()))
                .announcing((event, state) -> steps.add("announced " + event.text())));
    }
}
