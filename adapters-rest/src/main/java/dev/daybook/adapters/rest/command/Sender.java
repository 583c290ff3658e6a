package dev.daybook.adapters.rest.command;

import dev.daybook.adapters.rest.Role;
import dev.daybook.application.append.Caller;
import jakarta.ws.rs.core.SecurityContext;
import java.security.Principal;
import java.util.function.Predicate;

/**
 * Who has sent a request.
 *
 * @param name the name that is recorded
 * @param hasRole whether the sender has the role of that name
 */
public record Sender(String name, Predicate<String> hasRole) {

    /** The sender whom the server has authenticated. */
    static Sender of(SecurityContext security) {
        Principal principal = security.getUserPrincipal();
        if (principal == null) {
            throw new IllegalStateException(
                    "A command without a caller's name passed the server's security. Check web.xml.");
        }
        return new Sender(principal.getName(), security::isUserInRole);
    }

    /** The caller of a command, without a key. */
    public Caller caller() {
        Caller named = Caller.of(name);
        return hasRole.test(Role.APPROVER) ? named.asApprover() : named;
    }

    /**
     * Whether this sender may see what the actor has recorded: the sender's own events, or every event with a role that
     * reads.
     */
    public boolean mayRead(String actor) {
        return name.equals(actor) || hasRole.test(Role.READER) || hasRole.test(Role.AUDITOR);
    }
}
