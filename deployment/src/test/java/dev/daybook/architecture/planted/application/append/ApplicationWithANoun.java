package dev.daybook.architecture.planted.application.append;

import dev.daybook.architecture.planted.domain.ghost.Ghost;
import dev.daybook.architecture.planted.domain.kernel.Breaks;

@Breaks("the engine knows no business noun")
public record ApplicationWithANoun(Ghost ghost) {}
