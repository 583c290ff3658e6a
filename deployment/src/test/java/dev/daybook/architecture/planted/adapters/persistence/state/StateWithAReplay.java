package dev.daybook.architecture.planted.adapters.persistence.state;

import dev.daybook.architecture.planted.adapters.persistence.replay.Rebuild;
import dev.daybook.architecture.planted.domain.kernel.Breaks;

@Breaks("the state knows no replay")
public record StateWithAReplay(Rebuild rebuild) {}
