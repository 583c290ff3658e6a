package dev.daybook.architecture.planted.domain.account;

import dev.daybook.architecture.planted.domain.kernel.Breaks;
import dev.daybook.architecture.planted.domain.kernel.StateRepository;

@Breaks("every port has exactly one adapter")
public interface TwinRepository extends StateRepository {}
