package dev.daybook.architecture.planted.domain.kernel;

public interface StateRepository {}
