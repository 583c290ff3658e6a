package dev.daybook.checker;

/**
 * What was counted after healing, where nothing should be left.
 *
 * @param what such as {@code PREPARED_TRANSACTION}
 * @param count of them that is left
 * @param detail such as their names, for people
 */
public record Leftover(What what, long count, String detail) {

    /** What can be left behind. */
    public enum What {
        PREPARED_TRANSACTION("prepared transactions", "Query pg_prepared_xacts in both databases."),
        HEURISTIC("heuristic outcomes", "Look into the transaction manager's object store."),
        LOCK_WITHOUT_SESSION("locks without a session", "Query pg_locks for rows whose pid is null or gone.");

        private final String plural;
        private final String next;

        What(String plural, String next) {
            this.plural = plural;
            this.next = next;
        }

        String plural() {
            return plural;
        }

        String next() {
            return next;
        }
    }
}
