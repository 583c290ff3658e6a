package dev.daybook.architecture.planted.adapters.persistence.account;

import dev.daybook.architecture.planted.domain.account.AccountRepository;

public final class JpaAccountRepository implements AccountRepository {

    @Override
    public boolean existsAccount(String name) {
        return false;
    }

    @Override
    public void add(String name) {}
}
