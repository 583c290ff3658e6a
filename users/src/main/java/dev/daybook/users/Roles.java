package dev.daybook.users;

import java.util.Collection;
import java.util.List;

/** The roles that Daybook's routes ask for. */
final class Roles {

    static final List<String> ALL = List.of("reader", "writer", "importer", "auditor", "operator", "approver");

    private Roles() {}

    static void require(Collection<String> wanted) {
        for (String role : wanted) {
            if (!ALL.contains(role)) {
                throw new UserRefusal(
                        "There is no role " + Shown.text(role) + ". The roles are: " + String.join(", ", ALL) + ".");
            }
        }
    }
}
