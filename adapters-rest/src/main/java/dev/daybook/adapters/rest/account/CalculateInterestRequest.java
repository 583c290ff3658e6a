package dev.daybook.adapters.rest.account;

import dev.daybook.domain.kernel.ClientId;
import java.util.List;
import java.util.Optional;

/**
 * Which accounts a calculation of interest leaves out.
 *
 * @param except their ids, at most 1,000
 */
public record CalculateInterestRequest(Optional<List<ClientId>> except) {

    static final CalculateInterestRequest OF_ALL = new CalculateInterestRequest(Optional.empty());
}
