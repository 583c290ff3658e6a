package dev.daybook.architecture.planted.domain.account;

import dev.daybook.architecture.planted.domain.kernel.StateRepository;

public interface AccountRepository extends StateRepository {

    boolean existsAccount(String name);

    void add(String name);
}
