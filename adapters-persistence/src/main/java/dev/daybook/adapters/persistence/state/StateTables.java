package dev.daybook.adapters.persistence.state;

import java.util.function.Function;
import org.hibernate.StatelessSession;

/** The tables of the state, as the repositories of a noun use them. */
public interface StateTables {

    /** A new buffered table with that mapping. Tables are written in the order in which they are made. */
    <K, A, V, E> BufferedTable<K, A, V, E> table(TableMapping<K, A, V, E> mapping);

    /** Runs a query of the repository. It sees everything that was written so far. */
    <T> T query(Function<StatelessSession, T> query);
}
