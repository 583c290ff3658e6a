package dev.daybook.architecture.planted.domain.kernel;

public interface Creator {

    Event create(StateRepository state);
}
