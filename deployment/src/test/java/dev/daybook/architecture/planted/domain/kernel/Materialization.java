package dev.daybook.architecture.planted.domain.kernel;

public final class Materialization {

    private Materialization() {}

    public static void again(Event event) {}
}
