package dev.daybook.benchmarks.peer;

import dev.daybook.benchmarks.load.Order;
import dev.daybook.benchmarks.load.Point;

/** Somebody who carries orders out in a process of his own; needs a public constructor without parameters. */
public interface Peer extends AutoCloseable {

    /** Gets ready; called once. */
    void prepare(PeerSettings settings) throws Exception;

    /** Carries an order out. */
    Point measure(Order order) throws Exception;

    @Override
    void close();
}
