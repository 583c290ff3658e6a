package dev.daybook.domain.kernel;

/**
 * The application state as one command after another changes it.
 *
 * <p>What a command writes through the repositories is visible to that command at once, and is set apart until {@link
 * #keep} or {@link #discard} is called. So a command that fails half-way does not harm the other commands of its batch.
 */
public interface CommandState extends StateAccess {

    /** Keeps what was written since the last call of {@link #keep} or {@link #discard}. */
    void keep();

    /**
     * Takes back what was written since the last call of {@link #keep} or {@link #discard}.
     *
     * @return false if that is not possible, because some of it has reached the database: then the transaction must be
     *     rolled back
     */
    boolean discard();
}
