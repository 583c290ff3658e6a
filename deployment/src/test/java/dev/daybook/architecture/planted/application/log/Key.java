package dev.daybook.architecture.planted.application.log;

/** No port, but a sum of its nested classes. */
public interface Key {

    /** One key. */
    record OfThing(String thing) implements Key {}

    /** Another one. */
    record OfRequest(String request) implements Key {}
}
