package dev.daybook.architecture.planted.domain.account;

import dev.daybook.architecture.planted.domain.kernel.Creator;
import dev.daybook.architecture.planted.domain.kernel.Event;
import dev.daybook.architecture.planted.domain.kernel.StateRepository;

public record OpenAccount(String name, AccountRepository accounts) implements Creator {

    @Override
    public Event create(StateRepository state) {
        return new AccountOpened(accounts.existsAccount(name) ? name + "'" : name);
    }
}
