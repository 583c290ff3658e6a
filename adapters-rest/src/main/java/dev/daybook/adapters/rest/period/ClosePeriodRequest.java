package dev.daybook.adapters.rest.period;

import dev.daybook.domain.period.ClosePeriod;
import java.time.LocalDate;

/**
 * Why a period is closed.
 *
 * @param reason 1 to 1,000 characters; it is kept for ever
 */
public record ClosePeriodRequest(String reason) {

    ClosePeriod creator(LocalDate firstOpenDay) {
        return new ClosePeriod(firstOpenDay, reason);
    }
}
