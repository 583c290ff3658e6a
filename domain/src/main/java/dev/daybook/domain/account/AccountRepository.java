package dev.daybook.domain.account;

import dev.daybook.domain.company.CompanyId;
import dev.daybook.domain.kernel.ClientId;
import dev.daybook.domain.kernel.Rejection;
import dev.daybook.domain.kernel.StateRepository;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The accounts in the application state. */
public interface AccountRepository extends StateRepository {

    /** Announces that the account with this id will be looked up. */
    void expect(AccountId id);

    /** Announces that the account with this client id will be looked up. */
    void expect(ClientId clientId);

    Optional<Account> find(AccountId id);

    Optional<Account> findByClientId(ClientId clientId);

    /** The client ids of the accounts with these ids, by id. An account never changes its client id. */
    default Map<AccountId, ClientId> findClientIds(Collection<AccountId> ids) {
        ids.forEach(this::expect);
        Map<AccountId, ClientId> found = new HashMap<>();
        ids.forEach(id -> find(id).ifPresent(account -> found.put(id, account.clientId())));
        return found;
    }

    /** All open accounts, in the order of their client ids. */
    List<Account> findOpen();

    /** The open accounts of that company, in the order of their client ids. */
    List<Account> findOpen(CompanyId company);

    /**
     * At most {@code limit} accounts after {@code after}, in the order of their client ids. If a company is given, only
     * its accounts.
     */
    List<Account> findPage(Optional<CompanyId> company, Optional<ClientId> after, int limit);

    /** Puts a new account into the state. */
    void add(Account account);

    /** Replaces the account of the same id. Its balance must be that of its last posting. */
    void change(Account account);

    /**
     * Replaces the account of the same id after a posting that changed nothing but its balance and position. The posting is
     * put into the state by the same event, so a repository can take both from there and need not write the account.
     */
    void changeBalance(Account account);

    /**
     * The account with that client id.
     *
     * @throws Rejection {@code account.unknown}
     */
    default Account findExisting(ClientId clientId) {
        return findByClientId(clientId).orElseThrow(() -> Rejection.unknown("account", clientId));
    }

    /**
     * The account with that id.
     *
     * @throws Rejection {@code account.unknown}
     */
    default Account findExisting(AccountId id) {
        return find(id).orElseThrow(() -> Rejection.unknown("account", id));
    }
}
