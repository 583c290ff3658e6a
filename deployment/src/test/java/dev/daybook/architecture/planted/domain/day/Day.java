package dev.daybook.architecture.planted.domain.day;

import dev.daybook.architecture.planted.domain.kernel.Breaks;
import dev.daybook.architecture.planted.domain.night.Night;

@Breaks("nouns are free of cycles")
public record Day(Night night) {}
