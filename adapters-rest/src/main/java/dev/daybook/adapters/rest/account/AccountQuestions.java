package dev.daybook.adapters.rest.account;

import dev.daybook.adapters.rest.account.TransactionView.LegView;
import dev.daybook.adapters.rest.parameter.PageLimit;
import dev.daybook.adapters.rest.read.Page;
import dev.daybook.domain.account.Account;
import dev.daybook.domain.account.AccountId;
import dev.daybook.domain.account.AccountRepository;
import dev.daybook.domain.account.Posting;
import dev.daybook.domain.account.PostingRepository;
import dev.daybook.domain.account.Reversal;
import dev.daybook.domain.account.ReversalRepository;
import dev.daybook.domain.company.Company;
import dev.daybook.domain.company.CompanyId;
import dev.daybook.domain.company.CompanyRepository;
import dev.daybook.domain.kernel.AmendedEvent;
import dev.daybook.domain.kernel.AmendedEventRepository;
import dev.daybook.domain.kernel.ClientId;
import dev.daybook.domain.kernel.StateAccess;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * The questions about accounts. Each is answered from one snapshot of the state, with client ids in place of internal
 * ids.
 *
 * <p>An answer is empty if the thing does not exist.
 */
final class AccountQuestions {

    private AccountQuestions() {}

    static Optional<AccountView> account(StateAccess state, ClientId clientId) {
        return state.state(AccountRepository.class)
                .findByClientId(clientId)
                .map(account -> view(account, owners(state, List.of(account))));
    }

    static Optional<Page<AccountView>> accounts(
            StateAccess state, Optional<ClientId> company, Optional<ClientId> after, PageLimit limit) {
        Optional<CompanyId> owner = company.flatMap(
                        clientId -> state.state(CompanyRepository.class).findByClientId(clientId))
                .map(Company::id);
        if (company.isPresent() && owner.isEmpty()) {
            return Optional.empty();
        }
        Page<Account> page = Page.cut(
                state.state(AccountRepository.class).findPage(owner, after, limit.andOneMore()),
                limit,
                Account::clientId);
        Map<CompanyId, ClientId> owners = owners(state, page.items());
        return Optional.of(page.map(account -> view(account, owners)));
    }

    static Optional<Page<PostingView>> postings(StateAccess state, ClientId clientId, long after, PageLimit limit) {
        AccountRepository accounts = state.state(AccountRepository.class);
        return accounts.findByClientId(clientId).map(account -> {
            Page<Posting> page = Page.cut(
                    state.state(PostingRepository.class).findPage(account.id(), after, limit.andOneMore()),
                    limit,
                    Posting::position);
            Map<AccountId, ClientId> counterAccounts = accounts.findClientIds(page.items().stream()
                    .flatMap(posting -> posting.counterAccount().stream())
                    .collect(Collectors.toSet()));
            Map<Long, AmendedEvent> amended = state.state(AmendedEventRepository.class)
                    .findAll(page.items().stream().map(Posting::position).toList());
            Map<ClientId, Reversal> reversals = state.state(ReversalRepository.class)
                    .findAll(page.items().stream().map(Posting::transactionId).collect(Collectors.toSet()));
            ClosedDays closed = ClosedDays.of(page.items(), state);
            return page.map(posting -> PostingView.of(
                    posting,
                    posting.counterAccount().flatMap(id -> Optional.ofNullable(counterAccounts.get(id))),
                    Optional.ofNullable(reversals.get(posting.transactionId())),
                    Optional.ofNullable(amended.get(posting.position())),
                    closed.cover(posting)));
        });
    }

    static Optional<TransactionView.Shown> transaction(StateAccess state, ClientId clientId) {
        AccountRepository accounts = state.state(AccountRepository.class);
        List<Posting> postings = state.state(PostingRepository.class).findTransaction(clientId);
        Map<AccountId, ClientId> clientIds =
                accounts.findClientIds(postings.stream().map(Posting::accountId).collect(Collectors.toSet()));
        ClosedDays closed = ClosedDays.of(postings, state);
        return postings.stream()
                .findFirst()
                .map(first -> TransactionView.Shown.of(
                        first,
                        postings.stream()
                                .map(posting -> LegView.of(posting, clientId(posting.accountId(), clientIds)))
                                .toList(),
                        Optional.ofNullable(state.state(ReversalRepository.class)
                                .findAll(List.of(clientId))
                                .get(clientId)),
                        state.state(AmendedEventRepository.class).find(first.position()),
                        closed.cover(first)));
    }

    private static ClientId clientId(AccountId account, Map<AccountId, ClientId> clientIds) {
        ClientId clientId = clientIds.get(account);
        if (clientId == null) {
            throw new IllegalStateException("There are postings on the account " + account + ", which does not exist");
        }
        return clientId;
    }

    private static Map<CompanyId, ClientId> owners(StateAccess state, List<Account> accounts) {
        return state.state(CompanyRepository.class)
                .findClientIds(accounts.stream().map(Account::companyId).collect(Collectors.toSet()));
    }

    private static AccountView view(Account account, Map<CompanyId, ClientId> owners) {
        ClientId owner = owners.get(account.companyId());
        if (owner == null) {
            throw new IllegalStateException("Account " + account.clientId() + " belongs to no company");
        }
        return AccountView.of(account, owner);
    }
}
