package dev.daybook.adapters.rest.account;

import dev.daybook.domain.kernel.ClientId;
import java.util.List;
import java.util.Optional;

/**
 * A calculation of interest on a line: the fields that its route has in its query and its body.
 *
 * @param company the company whose accounts are credited; all accounts if it is absent
 * @param except the accounts that are left out, at most 1,000
 */
record CalculateInterestLine(Optional<ClientId> company, Optional<List<ClientId>> except) {}
