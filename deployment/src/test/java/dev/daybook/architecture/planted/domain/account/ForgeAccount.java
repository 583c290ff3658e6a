package dev.daybook.architecture.planted.domain.account;

import dev.daybook.architecture.planted.domain.kernel.Breaks;
import dev.daybook.architecture.planted.domain.kernel.Creator;
import dev.daybook.architecture.planted.domain.kernel.Event;
import dev.daybook.architecture.planted.domain.kernel.StateRepository;

@Breaks("only materializers write the state")
public record ForgeAccount(String name, AccountRepository accounts) implements Creator {

    @Override
    public Event create(StateRepository state) {
        accounts.add(name);
        return new AccountOpened(name);
    }
}
