package dev.daybook.adapters.rest.command;

import dev.daybook.adapters.rest.Role;
import dev.daybook.adapters.rest.problem.ProblemException;
import jakarta.enterprise.inject.Vetoed;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.SecurityContext;
import jakarta.ws.rs.core.UriInfo;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The parts of a request of many commands other than its body. Each of its commands has a key of its own. */
@Vetoed
@SuppressWarnings("NullAway.Init")
public class BulkCall {

    @HeaderParam(RequestKey.HEADER)
    @Nullable
    String key;

    @Context
    SecurityContext security;

    @Context
    UriInfo uri;

    /**
     * The sender of all commands. The roles are looked up now, because lines are read later.
     *
     * @throws ProblemException if the request has a key
     */
    public Sender sender() {
        if (key != null) {
            throw ProblemException.unreadable(
                    "request.no-key",
                    "A request of many commands takes no Idempotency-Key. Give each line a key of its own in the field"
                            + " key, and send the request without the header.");
        }
        Sender sender = Sender.of(security);
        Set<String> roles = Role.ALL.stream().filter(sender.hasRole()).collect(Collectors.toUnmodifiableSet());
        return new Sender(sender.name(), roles::contains);
    }

    /** The path of the API, without a slash at the end. */
    public String base() {
        return Call.base(uri);
    }
}
