package dev.daybook.adapters.rest.period;

import dev.daybook.domain.period.ProposePeriodReopening;
import java.time.LocalDate;

/**
 * Why a period is to be reopened.
 *
 * @param reason 1 to 1,000 characters; it is kept for ever
 */
public record ProposeReopeningRequest(String reason) {

    ProposePeriodReopening creator(LocalDate firstOpenDay) {
        return new ProposePeriodReopening(firstOpenDay, reason);
    }
}
