package dev.daybook.users;

/** A wish about users that is refused. Its message is for the person who uses the command. */
final class UserRefusal extends RuntimeException {
    private static final long serialVersionUID = 1;

    UserRefusal(String message) {
        super(message);
    }
}
