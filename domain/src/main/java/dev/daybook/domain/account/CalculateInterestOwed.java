package dev.daybook.domain.account;

import dev.daybook.domain.company.Company;
import dev.daybook.domain.company.CompanyId;
import dev.daybook.domain.company.CompanyRepository;
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
 * Credits every open account, of all companies or of one, with the interest that it is owed up to a day, in one atomic
 * command.
 *
 * <p>An account that has earned less than the smallest amount of its currency gets no event. It is not lost: the next
 * calculation covers the same nights again. So it is with an account that is left out.
 *
 * @param company the company whose accounts are credited; empty if those of all companies are
 * @param except the accounts that are left out, in order and each once; empty if there are none
 */
public record CalculateInterestOwed(LocalDate date, Optional<ClientId> company, Optional<List<ClientId>> except)
        implements Creator {

    /** What a calculation is called in its key, together with its day. It is recorded, so it never changes. */
    public static final String NOUN = "interest-calculation";

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

    /** For every open account of all companies. */
    public CalculateInterestOwed(LocalDate date) {
        this(date, Optional.empty(), Optional.empty());
    }

    @Override
    public void announce(StateAccess state) {
        company.ifPresent(owner -> state.state(CompanyRepository.class).expect(owner));
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
        Optional<CompanyId> owner = company.map(clientId -> find(clientId, now).id());
        PostingRepository postings = now.state(PostingRepository.class);
        Map<AccountId, List<DailyMovement>> movements =
                owner.map(postings::findMovementsSinceAccrual).orElseGet(postings::findMovementsSinceAccrual);
        List<InterestAccrued> accrued = new ArrayList<>();
        for (Account account : owner.map(accounts::findOpen).orElseGet(accounts::findOpen)) {
            if (!leftOut.contains(account.id())) {
                InterestCalculation.credit(account, movements.getOrDefault(account.id(), List.of()), date, now)
                        .ifPresent(accrued::add);
            }
        }
        return accrued;
    }

    private static Company find(ClientId clientId, CreationContext now) {
        return now.state(CompanyRepository.class)
                .findByClientId(clientId)
                .orElseThrow(() -> Rejection.unknown("company", clientId));
    }
}
