package dev.daybook.architecture.planted.domain.kernel;

public final class EventType {

    private final Materializer materializer;

    public EventType(Materializer materializer) {
        this.materializer = materializer;
    }

    public void materialize(Event event) {
        materializer.materialize(event);
    }
}
