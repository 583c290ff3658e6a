package dev.daybook.adapters.rest.parameter;

/** Whether everything is done and then taken back. */
public record DryRun(boolean requested) {

    /** The header's name. */
    public static final String HEADER = "Dry-Run";
}
