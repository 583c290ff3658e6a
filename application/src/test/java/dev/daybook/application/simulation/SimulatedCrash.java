package dev.daybook.application.simulation;

/** The server died at this point; nothing that it does afterwards reaches a database. */
final class SimulatedCrash extends Error {

    private static final long serialVersionUID = 1;

    SimulatedCrash() {
        super("The server died.", null, false, false);
    }
}
