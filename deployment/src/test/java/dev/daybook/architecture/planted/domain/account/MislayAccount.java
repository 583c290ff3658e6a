package dev.daybook.architecture.planted.domain.account;

import dev.daybook.architecture.planted.domain.kernel.Breaks;
import dev.daybook.architecture.planted.domain.kernel.Creator;
import dev.daybook.architecture.planted.domain.kernel.Event;
import dev.daybook.architecture.planted.domain.kernel.StateRepository;

@Breaks("creators are records")
public final class MislayAccount implements Creator {

    @Override
    public Event create(StateRepository state) {
        return new AccountOpened("mislaid");
    }
}
