package dev.daybook.adapters.rest.account;

import dev.daybook.adapters.rest.account.TransactionView.LegView;
import dev.daybook.adapters.rest.parameter.PageLimit;
import dev.daybook.adapters.rest.read.Page;
import dev.daybook.domain.account.Account;
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
                .map(account -> view(account, companies(state, List.of(account))));
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
        Map<CompanyId, Company> companies = companies(state, page.items());
        return Optional.of(page.map(account -> view(account, companies)));
    }

    static Optional<Page<PostingView>> postings(StateAccess state, ClientId clientId, long after, PageLimit limit) {
        AccountRepository accounts = state.state(AccountRepository.class);
        return accounts.findByClientId(clientId).map(account -> {
            Page<Posting> page = Page.cut(
                    state.state(PostingRepository.class).findPage(account.id(), after, limit.andOneMore()),
                    limit,
                    Posting::position);
            // announced first, so that one query reads them all
            page.items().forEach(posting -> posting.counterAccount().ifPresent(accounts::expect));
            Map<Long, AmendedEvent> amended = state.state(AmendedEventRepository.class)
                    .findAll(page.items().stream().map(Posting::position).toList());
            Map<ClientId, Reversal> reversals = state.state(ReversalRepository.class)
                    .findAll(page.items().stream().map(Posting::transactionId).collect(Collectors.toSet()));
            ClosedDays closed = ClosedDays.of(page.items(), state);
            return page.map(posting -> PostingView.of(
                    posting,
                    posting.counterAccount().flatMap(accounts::find).map(Account::clientId),
                    Optional.ofNullable(reversals.get(posting.transactionId())),
                    Optional.ofNullable(amended.get(posting.position())),
                    closed.cover(posting)));
        });
    }

    static Optional<TransactionView.Shown> transaction(StateAccess state, ClientId clientId) {
        AccountRepository accounts = state.state(AccountRepository.class);
        List<Posting> postings = state.state(PostingRepository.class).findTransaction(clientId);
        postings.forEach(posting -> accounts.expect(posting.accountId()));
        ClosedDays closed = ClosedDays.of(postings, state);
        return postings.stream()
                .findFirst()
                .map(first -> TransactionView.Shown.of(
                        first,
                        postings.stream()
                                .map(posting -> LegView.of(
                                        posting,
                                        accounts.findExisting(posting.accountId())
                                                .clientId()))
                                .toList(),
                        Optional.ofNullable(state.state(ReversalRepository.class)
                                .findAll(List.of(clientId))
                                .get(clientId)),
                        state.state(AmendedEventRepository.class).find(first.position()),
                        closed.cover(first)));
    }

    private static Map<CompanyId, Company> companies(StateAccess state, List<Account> accounts) {
        return state.state(CompanyRepository.class)
                .findAll(accounts.stream().map(Account::companyId).collect(Collectors.toSet()));
    }

    private static AccountView view(Account account, Map<CompanyId, Company> companies) {
        Company company = companies.get(account.companyId());
        if (company == null) {
            throw new IllegalStateException("Account " + account.clientId() + " belongs to no company");
        }
        return AccountView.of(account, company.clientId());
    }
}
