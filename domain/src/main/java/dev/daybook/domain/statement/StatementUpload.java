package dev.daybook.domain.statement;

import dev.daybook.domain.kernel.ClientId;
import dev.daybook.domain.kernel.Task;
import java.time.LocalDate;

/**
 * The upload of one account's statement, as a file that its owner can fetch.
 *
 * @param from the first day that it is about
 * @param until the last day that it is about
 * @param text the whole file, comma-separated values
 */
public record StatementUpload(ClientId account, LocalDate from, LocalDate until, String text) implements Task {

    /** The kind of these tasks. */
    public static final String KIND = "statement-upload";

    @Override
    public String kind() {
        return KIND;
    }
}
