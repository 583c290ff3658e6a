package dev.daybook.adapters.persistence.state;

/** The keys of a table that had rows before: any key is possible. */
final class AnyKey implements PossibleKeys {

    @Override
    public void add(Object key) {
        // it was possible before
    }

    @Override
    public boolean mayContain(Object key) {
        return true;
    }
}
