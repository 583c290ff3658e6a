package dev.daybook.architecture.planted.domain.account;

import dev.daybook.architecture.planted.domain.kernel.Task;

public record Letter(String text) implements Task {}
