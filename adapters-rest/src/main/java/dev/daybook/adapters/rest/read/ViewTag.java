package dev.daybook.adapters.rest.read;

import dev.daybook.adapters.rest.parameter.EntityTags;
import dev.daybook.application.append.Caller.Precondition;
import dev.daybook.domain.kernel.Rejection;
import dev.daybook.domain.kernel.StateAccess;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;

/**
 * The strong entity tags of a view of single things. A tag changes with everything that can change what is shown: with the
 * last event that changed the thing, with the state, and with the view.
 *
 * <p>A state that is built again gets other tags, even where it shows the same. A corrected materializer can show another
 * thing at the same position.
 *
 * @param version raise it whenever the view shows the same thing otherwise
 */
public record ViewTag(int version) {

    /** The header's name. */
    public static final String HEADER = "ETag";

    /**
     * The tag, with its quotes.
     *
     * @param position the position of the last event that changed what is shown
     * @param generation which state shows it
     */
    public String of(long position, UUID generation) {
        return "\"" + position + "-" + version + "-" + generation.toString().replace("-", "") + "\"";
    }

    /**
     * What a change requires of the thing; nothing if its caller has sent no {@code If-Match}.
     *
     * @param page where the thing can be read
     * @param position finds the position of the last event that changed the thing, none if the thing does not exist
     */
    public Optional<Precondition> requiredBy(
            Optional<EntityTags> ifMatch, String page, Function<StateAccess, Optional<Long>> position) {
        return ifMatch.map(tags -> (state, generation) -> position.apply(state).ifPresent(last -> {
            if (!tags.permit(of(last, generation))) {
                throw Rejection.outdated(
                        "request.precondition-failed",
                        "None of the tags in If-Match is the current one of " + page + ": it was changed by event "
                                + last
                                + ", or the state was built again. Read it again with GET " + page
                                + ", and decide on what you read.");
            }
        }));
    }
}
