package dev.daybook.architecture.planted.adapters.rest;

import dev.daybook.architecture.planted.domain.account.AccountRepository;
import dev.daybook.architecture.planted.domain.kernel.Breaks;

@Breaks("only materializers write the state")
public record ViewThatWrites(AccountRepository accounts) {

    public boolean view(String name) {
        accounts.add(name);
        return accounts.existsAccount(name);
    }
}
