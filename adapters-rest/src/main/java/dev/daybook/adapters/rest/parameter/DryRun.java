package dev.daybook.adapters.rest.parameter;

/** Whether the command is carried out and then rolled back. */
public record DryRun(boolean requested) {

    /** The header's name. */
    public static final String HEADER = "Dry-Run";
}
