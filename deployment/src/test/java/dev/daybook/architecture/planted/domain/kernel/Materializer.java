package dev.daybook.architecture.planted.domain.kernel;

public interface Materializer {

    void materialize(Event event);
}
