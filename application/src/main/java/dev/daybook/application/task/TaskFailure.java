package dev.daybook.application.task;

/** A task could not be carried out; the sentence is shown to operators, so it holds no secret. */
public final class TaskFailure extends Exception {

    private static final long serialVersionUID = 1;

    public TaskFailure(String sentence) {
        super(sentence);
    }

    public TaskFailure(String sentence, Throwable cause) {
        super(sentence, cause);
    }
}
