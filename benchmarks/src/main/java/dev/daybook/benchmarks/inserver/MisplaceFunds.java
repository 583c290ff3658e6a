package dev.daybook.benchmarks.inserver;

import dev.daybook.domain.account.AccountRepository;
import dev.daybook.domain.account.PostingRepository;
import dev.daybook.domain.kernel.ClientId;
import dev.daybook.domain.kernel.CreationContext;
import dev.daybook.domain.kernel.Creator;
import dev.daybook.domain.kernel.StateAccess;
import dev.daybook.domain.money.Money;
import java.time.LocalDate;
import java.util.List;

/** Poison: looks like a deposit, and fails after its event has been materialized in part. */
public record MisplaceFunds(ClientId transactionId, ClientId account, Money amount, LocalDate occurredOn)
        implements Creator {

    @Override
    public void announce(StateAccess state) {
        state.state(AccountRepository.class).expect(account);
        state.state(PostingRepository.class).expectTransaction(transactionId);
    }

    @Override
    public List<FundsMisplaced> create(CreationContext now) {
        now.state(PostingRepository.class).requireNewTransaction(transactionId);
        return List.of(new FundsMisplaced(
                now.state(AccountRepository.class).findExisting(account).id(), transactionId, amount, occurredOn));
    }
}
