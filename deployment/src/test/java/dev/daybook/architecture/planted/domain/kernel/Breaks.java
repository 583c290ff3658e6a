package dev.daybook.architecture.planted.domain.kernel;

/** The class is here to break that rule. */
public @interface Breaks {

    /** The name of the rule. */
    String value();
}
