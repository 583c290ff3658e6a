package dev.daybook.adapters.rest;

/** The five roles. */
public final class Role {

    /** Sees the application state. */
    public static final String READER = "reader";

    /** Sends commands, raw events and imports. */
    public static final String WRITER = "writer";

    /** Sees the event log. */
    public static final String AUDITOR = "auditor";

    /** Runs the system. */
    public static final String OPERATOR = "operator";

    /** Approves amendments. */
    public static final String APPROVER = "approver";

    private Role() {}
}
