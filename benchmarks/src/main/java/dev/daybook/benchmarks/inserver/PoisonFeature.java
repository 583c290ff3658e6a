package dev.daybook.benchmarks.inserver;

import dev.daybook.domain.account.Account;
import dev.daybook.domain.account.AccountRepository;
import dev.daybook.domain.account.Posting;
import dev.daybook.domain.account.PostingKind;
import dev.daybook.domain.account.PostingRepository;
import dev.daybook.domain.kernel.EventType;
import dev.daybook.domain.kernel.Feature;
import dev.daybook.domain.kernel.MaterializationContext;
import java.util.List;
import java.util.Optional;

/** Registers the event whose materializer writes what a deposit writes, and then throws. */
public final class PoisonFeature implements Feature {

    /** What the materializer throws. */
    static final class Poison extends RuntimeException {
        private static final long serialVersionUID = 1;

        Poison() {
            super("a materializer that throws after it has written");
        }
    }

    @Override
    public String noun() {
        return "poison";
    }

    @Override
    public List<EventType<?>> events() {
        return List.of(EventType.of("FundsMisplaced", 1, FundsMisplaced.class, PoisonFeature::misplaced));
    }

    private static void misplaced(FundsMisplaced event, MaterializationContext context) {
        AccountRepository accounts = context.state(AccountRepository.class);
        Account before = accounts.findExisting(event.accountId());
        long position = context.metadata().position();
        Account after = new Account(
                before.id(),
                before.clientId(),
                before.companyId(),
                before.currency(),
                before.balance().plus(event.amount()),
                before.accruedInterest(),
                before.annualInterestRate(),
                before.status(),
                before.openedOn(),
                before.accruedThrough(),
                position);
        accounts.change(after);
        context.state(PostingRepository.class)
                .add(new Posting(
                        event.transactionId(),
                        after.id(),
                        PostingKind.DEPOSIT,
                        event.amount(),
                        after.balance(),
                        event.occurredOn(),
                        Optional.empty(),
                        position));
        throw new Poison();
    }
}
