package dev.daybook.application.replay;

/** The application state cannot have come from this event log; nothing is appended until a person has looked. */
public final class StateContradictsLog extends RuntimeException {

    private static final long serialVersionUID = 1;

    StateContradictsLog(String sentence) {
        super(sentence);
    }
}
