package dev.daybook.adapters.rest.account;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.daybook.application.log.PositionRange;
import dev.daybook.domain.account.InterestAccrued;
import dev.daybook.domain.money.Money;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;

/**
 * What a calculation of interest has credited.
 *
 * @param accounts how many accounts were credited
 * @param total the sums, one for each currency
 */
public record InterestCalculationView(
        long accounts,
        List<Money> total,
        @JsonInclude(JsonInclude.Include.ALWAYS) Optional<Long> first,
        @JsonInclude(JsonInclude.Include.ALWAYS) Optional<Long> last) {

    static InterestCalculationView of(List<InterestAccrued> accrued, Optional<PositionRange> positions) {
        var sums = new TreeMap<String, Money>(Comparator.naturalOrder());
        for (InterestAccrued interest : accrued) {
            sums.merge(interest.amount().currency().value(), interest.amount(), Money::plus);
        }
        return new InterestCalculationView(
                accrued.stream().map(InterestAccrued::accountId).distinct().count(),
                List.copyOf(sums.values()),
                positions.map(PositionRange::first),
                positions.map(PositionRange::last));
    }
}
