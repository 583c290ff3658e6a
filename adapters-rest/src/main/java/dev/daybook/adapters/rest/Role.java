package dev.daybook.adapters.rest;

import java.util.List;

/** The six roles. */
public final class Role {

    /** Reads the application state. */
    public static final String READER = "reader";

    /** Sends commands, which the rules of the creators check. */
    public static final String WRITER = "writer";

    /** Appends facts, one by one or as an import. The rules of the creators do not check them. */
    public static final String IMPORTER = "importer";

    /** Reads the event log. */
    public static final String AUDITOR = "auditor";

    /** Runs the system; closes periods, and proposes to reopen them. */
    public static final String OPERATOR = "operator";

    /** Approves amendments and the reopening of periods; beside the role writer, also reversals that make a balance negative. */
    public static final String APPROVER = "approver";

    /** All roles. */
    public static final List<String> ALL = List.of(READER, WRITER, IMPORTER, AUDITOR, OPERATOR, APPROVER);

    private Role() {}
}
