package dev.daybook.adapters.rest.read;

import dev.daybook.adapters.rest.parameter.EntityTags;
import dev.daybook.adapters.rest.parameter.EventPosition;
import dev.daybook.application.state.ApplicationState;
import dev.daybook.application.state.ApplicationState.Question;
import dev.daybook.application.state.ApplicationState.Snapshot;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.ws.rs.core.Response;
import org.jspecify.annotations.Nullable;

/** Asks the application state. */
@Singleton
public class StateReading {

    /** The header that says which state an answer is from. */
    public static final String POSITION_HEADER = "Event-Position";

    private final ApplicationState state;

    @Inject
    public StateReading(ApplicationState state) {
        this.state = state;
    }

    /**
     * The answer from one snapshot of the state at that position or later.
     *
     * @throws dev.daybook.adapters.rest.problem.ProblemException if the state does not get there in time
     */
    public <T> Snapshot<T> read(EventPosition atLeast, Question<T> question) {
        return Freshness.await(atLeast, () -> state.read(question), Snapshot::position);
    }

    /**
     * An answer 200 with the view of a single thing and its tag, or 304 without the view.
     *
     * @param tag of the thing as the view shows it
     * @param ifNoneMatch the tags that the caller knows, null if the caller has sent none
     */
    public static Response tagged(Object view, String tag, long position, @Nullable EntityTags ifNoneMatch) {
        boolean isKnown = ifNoneMatch != null && ifNoneMatch.know(tag);
        return (isKnown ? Response.notModified() : Response.ok(view))
                .header(ViewTag.HEADER, tag)
                .header(POSITION_HEADER, position)
                .build();
    }

    /** An answer 200 with the view, and with the position of the state that it is from. */
    public static Response ok(Object view, long position) {
        return Response.ok(view).header(POSITION_HEADER, position).build();
    }
}
