package dev.daybook.architecture.planted.domain.account;

import dev.daybook.architecture.planted.domain.kernel.Breaks;
import dev.daybook.architecture.planted.domain.kernel.Task;

@Breaks("tasks are records")
public final class LostLetter implements Task {}
