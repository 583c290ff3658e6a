package dev.daybook.architecture.planted.domain.kernel;

import dev.daybook.architecture.planted.domain.ghost.Ghost;

@Breaks("the engine knows no business noun")
public record KernelWithANoun(Ghost ghost) {}
