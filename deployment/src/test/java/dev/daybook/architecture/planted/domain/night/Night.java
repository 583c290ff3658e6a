package dev.daybook.architecture.planted.domain.night;

import dev.daybook.architecture.planted.domain.day.Day;
import dev.daybook.architecture.planted.domain.kernel.Breaks;

@Breaks("nouns are free of cycles")
public record Night(Day day) {}
