package dev.daybook.domain.library;

import dev.daybook.domain.kernel.ClientId;
import dev.daybook.domain.kernel.Task;
import java.time.LocalDate;

/** The slip that a reader is sent for a lent book. */
public record LoanSlip(ClientId book, BookTitle title, ClientId reader, LocalDate lentOn) implements Task {

    @Override
    public String kind() {
        return "loan-slip";
    }
}
