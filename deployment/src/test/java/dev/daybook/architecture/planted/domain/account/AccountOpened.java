package dev.daybook.architecture.planted.domain.account;

import dev.daybook.architecture.planted.domain.kernel.Event;

public record AccountOpened(String name) implements Event {}
