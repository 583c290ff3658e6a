package dev.daybook.adapters.rest.read;

import dev.daybook.adapters.rest.problem.ProblemException;
import dev.daybook.application.log.EventLog;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.ws.rs.core.SecurityContext;
import java.security.Principal;

/** Lets callers read what they have recorded themselves, without a role that reads everything. */
@Singleton
public class OwnRecords {

    private final EventLog log;

    @Inject
    public OwnRecords(EventLog log) {
        this.log = log;
    }

    /**
     * Checks that the caller has the role that reads everything, or has recorded the event at this position.
     *
     * @param position of the event that recorded the thing
     * @param role the role that reads everything of this kind
     * @param thing the thing in words, as the start of a sentence
     * @throws ProblemException if not
     */
    public void requireReadable(long position, String role, SecurityContext security, String thing) {
        if (security.isUserInRole(role)) {
            return;
        }
        Principal caller = security.getUserPrincipal();
        boolean isOwn = caller != null
                && log.find(position)
                        .filter(event -> event.metadata().actor().equals(caller.getName()))
                        .isPresent();
        if (!isOwn) {
            throw ProblemException.forbidden(
                    "request.forbidden", thing + " was recorded by another caller. The role " + role + " can see it.");
        }
    }
}
