package dev.daybook.adapters.persistence.state;

import java.util.List;
import java.util.function.Function;
import org.hibernate.StatelessSession;

/** The tables of the state, as the repositories of a noun use them. */
public interface StateTables {

    /** A new buffered table with that mapping. Tables are written in the order in which they are made. */
    <K, A, V, E> BufferedTable<K, A, V, E> table(TableMapping<K, A, V, E> mapping);

    /** The rows that the repository wants. It sees everything that was written so far. */
    <E> List<E> select(Class<E> entity, Selection selection);

    /**
     * Runs a query of the repository that {@link #select} has no words for. It sees everything that was written so far. A
     * read that needs it costs a transaction.
     */
    <T> T query(Function<StatelessSession, T> query);
}
