package dev.daybook.architecture.planted.application.log;

import dev.daybook.architecture.planted.domain.kernel.Breaks;

@Breaks("every port has exactly one adapter")
public interface LostPort {}
