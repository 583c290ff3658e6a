package dev.daybook.adapters.persistence.state;

/** Which keys a table of the database can have; for all others it need not be asked. */
sealed interface PossibleKeys permits AnyKey, WrittenKeys {

    /** A row with that key was written. */
    void add(Object key);

    /** Whether the table may have a row with that key; if this is false, it has none. */
    boolean mayContain(Object key);
}
