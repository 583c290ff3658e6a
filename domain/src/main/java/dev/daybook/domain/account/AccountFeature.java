package dev.daybook.domain.account;

import dev.daybook.domain.company.CompanyRepository;
import dev.daybook.domain.kernel.ClientId;
import dev.daybook.domain.kernel.EventType;
import dev.daybook.domain.kernel.Feature;
import dev.daybook.domain.kernel.MaterializationContext;
import dev.daybook.domain.kernel.RejectionCode;
import dev.daybook.domain.kernel.ScheduledCommand;
import dev.daybook.domain.kernel.StateAccess;
import java.util.List;
import java.util.UUID;

/** The table of contents of the noun <em>account</em>. */
public final class AccountFeature implements Feature {

    @Override
    public String noun() {
        return "account";
    }

    @Override
    public List<RejectionCode> rejections() {
        return AccountRejections.ALL;
    }

    @Override
    public List<ScheduledCommand> schedules() {
        return List.of(new ScheduledCommand("interest", CalculateInterestOwed.NOUN, CalculateInterestOwed::new));
    }

    @Override
    public List<EventType<?>> events() {
        return List.of(
                EventType.of("AccountOpened", 1, AccountOpened.class, AccountMaterializer::opened)
                        .announcing((event, state) -> {
                            AccountRepository accounts = state.state(AccountRepository.class);
                            accounts.expect(event.accountId());
                            accounts.expect(event.clientId());
                            state.state(CompanyRepository.class).expect(event.companyId());
                        }),
                EventType.of("FundsDeposited", 1, FundsDeposited.class, AccountMaterializer::deposited)
                        .announcing((event, state) -> announce(event.transactionId(), state, event.accountId())),
                EventType.of("FundsWithdrawn", 1, FundsWithdrawn.class, AccountMaterializer::withdrawn)
                        .announcing((event, state) -> announce(event.transactionId(), state, event.accountId())),
                EventType.of("FundsTransferred", 1, FundsTransferred.class, AccountMaterializer::transferred)
                        .announcing((event, state) ->
                                announce(event.transactionId(), state, event.fromAccountId(), event.toAccountId())),
                EventType.of("InterestAccrued", 2, InterestAccrued.class, AccountMaterializer::interestAccrued)
                        .upgrading(1, InterestAccruedV1.class, InterestAccruedV1::upgrade)
                        .announcing((event, state) -> announce(event.transactionId(), state, event.accountId())),
                EventType.of("TransactionReversed", 1, TransactionReversed.class, AccountMaterializer::reversed)
                        .requiringOfNew(TransactionReversed::requireVisible)
                        .announcing((event, state) -> {
                            announce(
                                    event.transactionId(),
                                    state,
                                    event.accountIds().toArray(new AccountId[0]));
                            ReversibleTransaction.expect(event.reverses(), state);
                        }),
                EventType.of(
                                "InterestRateChanged",
                                2,
                                InterestRateChanged.class,
                                AccountMaterializer::interestRateChanged)
                        .upgrading(1, InterestRateChangedV1.class, InterestRateChangedV1::upgrade)
                        .announcing((event, state) ->
                                state.state(AccountRepository.class).expect(event.accountId())),
                EventType.of("AccountClosed", 1, AccountClosed.class, AccountMaterializer::closed)
                        .announcing((event, state) ->
                                state.state(AccountRepository.class).expect(event.accountId())));
    }

    @Override
    public void expectSubject(UUID id, StateAccess state) {
        state.state(AccountRepository.class).expect(new AccountId(id));
    }

    @Override
    public void touchSubject(UUID id, MaterializationContext context) {
        AccountMaterializer.touched(new AccountId(id), context);
    }

    private static void announce(ClientId transactionId, StateAccess state, AccountId... accountIds) {
        state.state(PostingRepository.class).expectTransaction(transactionId);
        AccountRepository accounts = state.state(AccountRepository.class);
        for (AccountId accountId : accountIds) {
            accounts.expect(accountId);
        }
    }
}
