package dev.daybook.domain.account;

import dev.daybook.domain.kernel.ClientId;
import dev.daybook.domain.kernel.CreationContext;
import dev.daybook.domain.kernel.Creator;
import dev.daybook.domain.kernel.StateAccess;
import dev.daybook.domain.money.Money;
import java.time.LocalDate;
import java.util.List;

/** Puts money on an open account; the caller chooses the transaction's id. */
public record DepositFunds(ClientId transactionId, ClientId account, Money amount, LocalDate occurredOn)
        implements Creator {

    @Override
    public void announce(StateAccess state) {
        state.state(AccountRepository.class).expect(account);
        state.state(PostingRepository.class).expectTransaction(transactionId);
    }

    @Override
    public List<FundsDeposited> create(CreationContext now) {
        now.state(PostingRepository.class).requireNewTransaction(transactionId);
        CommandDay.requirePossible(occurredOn, "Deposit " + transactionId, now);
        Account to = now.state(AccountRepository.class).findExisting(account).requireMovable(amount, occurredOn);
        return List.of(new FundsDeposited(to.id(), transactionId, amount.requirePositive(), occurredOn));
    }
}
