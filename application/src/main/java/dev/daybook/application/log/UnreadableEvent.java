package dev.daybook.application.log;

/** An event whose name, version or data this build cannot read; the code is stable, the sentence is for people. */
public final class UnreadableEvent extends RuntimeException {

    private static final long serialVersionUID = 1;

    private final String code;

    public UnreadableEvent(String code, String sentence) {
        super(sentence, null, false, false);
        this.code = code;
    }

    /** {@code event.unknown-name}, {@code event.unknown-version} or {@code event.unreadable-data}. */
    public String code() {
        return code;
    }
}
