package dev.daybook.application.simulation;

import dev.daybook.domain.kernel.CreationContext;
import dev.daybook.domain.kernel.Creator;
import dev.daybook.domain.kernel.Event;
import dev.daybook.domain.kernel.EventType;
import dev.daybook.domain.kernel.Feature;
import dev.daybook.domain.kernel.InMemoryNoun;
import dev.daybook.domain.kernel.InMemoryRepository;
import dev.daybook.domain.kernel.InMemoryState;
import dev.daybook.domain.kernel.MaterializationContext;
import dev.daybook.domain.kernel.Rejection;
import dev.daybook.domain.kernel.StateRepository;
import dev.daybook.domain.kernel.Task;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.pcollections.ConsPStack;
import org.pcollections.PStack;

/** A noun whose commands misbehave in every way that a command can. */
final class Mischief {

    /** What is done. */
    enum Kind {
        /** One event with two tasks. */
        TASKS,
        /** Seventy events: more than the corridor keeps before it starts writing the log. */
        MANY_EVENTS,
        /** No event. */
        NOTHING,
        /** The creator throws. */
        CREATOR_FAILS,
        /** The materializer writes, and then throws. */
        MATERIALIZER_FAILS,
        /** The materializer writes, and then refuses. */
        MATERIALIZER_REFUSES,
        /** The database of the state refuses what was written. */
        STATE_REFUSES,
        /** The database of the log refuses the event. */
        LOG_REFUSES;

        /** Whether a caller is told of a defect and not of a rule. */
        boolean isDefect() {
            return this == CREATOR_FAILS || this == MATERIALIZER_FAILS || this == STATE_REFUSES || this == LOG_REFUSES;
        }
    }

    private Mischief() {}

    /** The command. */
    record MakeMischief(String name, Kind kind) implements Creator {

        @Override
        public List<MischiefMade> create(CreationContext now) {
            if (kind == Kind.CREATOR_FAILS) {
                throw new IllegalStateException("The creator of " + name + " fails.");
            }
            List<MischiefMade> events = new ArrayList<>();
            int count = kind == Kind.NOTHING ? 0 : kind == Kind.MANY_EVENTS ? 70 : 1;
            for (int i = 0; i < count; i++) {
                events.add(new MischiefMade(now.newId(), name, i, kind));
            }
            return events;
        }
    }

    /** The event. */
    record MischiefMade(UUID id, String name, int number, Kind kind) implements Event {

        @Override
        public List<UUID> subjects() {
            return List.of(id);
        }
    }

    /** The task. */
    record Alarm(String name, int number) implements Task {

        @Override
        public String kind() {
            return "alarm-" + number;
        }

        @Override
        public Optional<String> orderingKey() {
            return Optional.of(name);
        }
    }

    /** What the state knows of it: the names, in the order of the events. */
    interface Mischiefs extends StateRepository {

        void add(String name);

        boolean existsUnstorable();

        void addUnstorable();
    }

    private static final class InMemoryMischiefs implements Mischiefs, InMemoryRepository {

        private Contents contents = new Contents(ConsPStack.empty(), false);

        /** @param names the latest one first */
        private record Contents(PStack<String> names, boolean hasUnstorable) {}

        @Override
        public void add(String name) {
            contents = new Contents(contents.names().plus(name), contents.hasUnstorable());
        }

        @Override
        public boolean existsUnstorable() {
            return contents.hasUnstorable();
        }

        @Override
        public void addUnstorable() {
            contents = new Contents(contents.names(), true);
        }

        @Override
        public Object contents() {
            return contents;
        }

        @Override
        public void restore(Object earlier) {
            contents = (Contents) earlier;
        }
    }

    /** Plugs the repository in. */
    public static final class Noun implements InMemoryNoun {

        @Override
        public void register(InMemoryState state) {
            state.register(Mischiefs.class, new InMemoryMischiefs());
        }
    }

    /** The table of contents. */
    static final class MischiefFeature implements Feature {

        @Override
        public String noun() {
            return "mischief";
        }

        @Override
        public List<EventType<?>> events() {
            return List.of(EventType.of("MischiefMade", 1, MischiefMade.class, MischiefFeature::made));
        }

        private static void made(MischiefMade event, MaterializationContext context) {
            Mischiefs mischiefs = context.state(Mischiefs.class);
            mischiefs.add(event.name());
            switch (event.kind()) {
                case TASKS -> {
                    context.tasks().submit(new Alarm(event.name(), 1));
                    context.tasks().submit(new Alarm(event.name(), 2));
                }
                case MATERIALIZER_FAILS -> throw new IllegalStateException("The materializer fails.");
                case MATERIALIZER_REFUSES -> throw Rejection.conflict("mischief.refused", "The state refuses it.");
                case STATE_REFUSES -> mischiefs.addUnstorable();
                case MANY_EVENTS, NOTHING, CREATOR_FAILS, LOG_REFUSES -> {
                    return;
                }
            }
        }
    }
}
