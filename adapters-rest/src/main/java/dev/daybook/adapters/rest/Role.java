package dev.daybook.adapters.rest;

import java.util.List;

/** The five roles. */
public final class Role {

    /** Reads the application state. */
    public static final String READER = "reader";

    /** Sends commands, raw events and imports. */
    public static final String WRITER = "writer";

    /** Reads the event log. */
    public static final String AUDITOR = "auditor";

    /** Runs the system. */
    public static final String OPERATOR = "operator";

    /** Approves amendments. */
    public static final String APPROVER = "approver";

    /** All roles. */
    public static final List<String> ALL = List.of(READER, WRITER, AUDITOR, OPERATOR, APPROVER);

    private Role() {}
}
