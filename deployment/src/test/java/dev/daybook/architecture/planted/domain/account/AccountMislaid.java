package dev.daybook.architecture.planted.domain.account;

import dev.daybook.architecture.planted.domain.kernel.Breaks;
import dev.daybook.architecture.planted.domain.kernel.Event;

@Breaks("events are records")
public final class AccountMislaid implements Event {}
