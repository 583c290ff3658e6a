package dev.daybook.benchmarks.peer;

import dev.daybook.benchmarks.load.Order;
import dev.daybook.benchmarks.load.Point;

/** Carries out orders in its own process; needs a public constructor without parameters. */
public interface Peer extends AutoCloseable {

    /** Gets ready; called once. */
    void prepare(PeerSettings settings) throws Exception;

    /** Carries an order out. */
    Point measure(Order order) throws Exception;

    @Override
    void close();
}
