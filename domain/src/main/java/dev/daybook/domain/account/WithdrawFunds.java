package dev.daybook.domain.account;

import dev.daybook.domain.kernel.ClientId;
import dev.daybook.domain.kernel.CreationContext;
import dev.daybook.domain.kernel.Creator;
import dev.daybook.domain.kernel.StateAccess;
import dev.daybook.domain.money.Money;
import java.time.LocalDate;
import java.util.List;

/** Takes money from an open account whose balance covers it; the caller chooses the transaction's id. */
public record WithdrawFunds(ClientId transactionId, ClientId account, Money amount, LocalDate occurredOn)
        implements Creator {

    @Override
    public void announce(StateAccess state) {
        state.state(AccountRepository.class).expect(account);
        state.state(PostingRepository.class).expectTransaction(transactionId);
    }

    @Override
    public List<FundsWithdrawn> create(CreationContext now) {
        now.state(PostingRepository.class).requireNewTransaction(transactionId);
        CommandDay.requirePossible(occurredOn, "Withdrawal " + transactionId, now);
        Account from = now.state(AccountRepository.class)
                .findExisting(account)
                .requireMovable(amount.requirePositive(), occurredOn)
                .requireCovers(amount);
        return List.of(new FundsWithdrawn(from.id(), transactionId, amount, occurredOn));
    }
}
