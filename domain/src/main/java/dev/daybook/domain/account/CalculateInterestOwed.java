package dev.daybook.domain.account;

import dev.daybook.domain.kernel.ClientId;
import dev.daybook.domain.kernel.CreationContext;
import dev.daybook.domain.kernel.Creator;
import dev.daybook.domain.kernel.Rejection;
import dev.daybook.domain.kernel.StateAccess;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Credits every open account with the interest that it is owed up to a day, in one atomic command.
 *
 * <p>An account that has earned less than the smallest amount of its currency gets no event. It is not lost: the next
 * calculation covers the same nights again. So it is with an account that is left out.
 *
 * @param except the accounts that are left out, in order and each once; empty if there are none
 */
public record CalculateInterestOwed(LocalDate date, Optional<List<ClientId>> except) implements Creator {

    private static final int MOST_EXCEPTIONS = 1_000;

    public CalculateInterestOwed {
        except = except.map(accounts -> accounts.stream().distinct().sorted().toList())
                .filter(accounts -> !accounts.isEmpty());
        if (except.filter(accounts -> accounts.size() > MOST_EXCEPTIONS).isPresent()) {
            throw Rejection.refused(
                    "interest.too-many-exceptions",
                    "A calculation of interest leaves out at most " + MOST_EXCEPTIONS + " accounts.");
        }
    }

    /** For every open account. */
    public CalculateInterestOwed(LocalDate date) {
        this(date, Optional.empty());
    }

    @Override
    public void announce(StateAccess state) {
        AccountRepository accounts = state.state(AccountRepository.class);
        except.ifPresent(leftOut -> leftOut.forEach(accounts::expect));
    }

    @Override
    public List<InterestAccrued> create(CreationContext now) {
        InterestCalculation.requireEarned(date, now);
        AccountRepository accounts = now.state(AccountRepository.class);
        Set<AccountId> leftOut = new HashSet<>();
        except.ifPresent(
                ids -> ids.forEach(id -> leftOut.add(accounts.findExisting(id).id())));
        Map<AccountId, List<DailyMovement>> movements =
                now.state(PostingRepository.class).findMovementsSinceAccrual();
        List<InterestAccrued> accrued = new ArrayList<>();
        for (Account account : accounts.findOpen()) {
            if (!leftOut.contains(account.id())) {
                InterestCalculation.credit(account, movements.getOrDefault(account.id(), List.of()), date, now)
                        .ifPresent(accrued::add);
            }
        }
        return accrued;
    }
}
