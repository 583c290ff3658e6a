package dev.daybook.architecture.planted.adapters.persistence.log;

import dev.daybook.architecture.planted.domain.ghost.Ghost;
import dev.daybook.architecture.planted.domain.kernel.Breaks;

@Breaks("the engine knows no business noun")
public record LogWithANoun(Ghost ghost) {}
