package dev.daybook.architecture.planted.domain.kernel;

public final class CommandExecution {

    public void decide(Creator creator) {}

    public void materialize(Event event) {}
}
