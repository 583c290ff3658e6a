package dev.daybook.domain.account;

import dev.daybook.domain.kernel.ClientId;
import dev.daybook.domain.kernel.CreationContext;
import dev.daybook.domain.kernel.Creator;
import dev.daybook.domain.kernel.Rejection;
import dev.daybook.domain.kernel.StateAccess;
import dev.daybook.domain.money.Money;
import java.time.LocalDate;
import java.util.List;

/**
 * Moves money between two open accounts of one currency. The balance of the first account must cover it. Both sides are
 * one event.
 */
public record TransferFunds(ClientId transactionId, ClientId from, ClientId to, Money amount, LocalDate occurredOn)
        implements Creator {

    @Override
    public void announce(StateAccess state) {
        AccountRepository accounts = state.state(AccountRepository.class);
        accounts.expect(from);
        accounts.expect(to);
        state.state(PostingRepository.class).expectTransaction(transactionId);
    }

    @Override
    public List<FundsTransferred> create(CreationContext now) {
        now.state(PostingRepository.class).requireNewTransaction(transactionId);
        if (from.equals(to)) {
            throw Rejection.refused(
                    "transfer.same-account", "A transfer needs two different accounts, but both are " + from + ".");
        }
        CommandDay.requirePossible(occurredOn, "Transfer " + transactionId, now);
        AccountRepository accounts = now.state(AccountRepository.class);
        Account debited = accounts.findExisting(from)
                .requireMovable(amount.requirePositive(), occurredOn)
                .requireCovers(amount);
        Account credited = accounts.findExisting(to).requireMovable(amount, occurredOn);
        return List.of(new FundsTransferred(debited.id(), credited.id(), transactionId, amount, occurredOn));
    }
}
