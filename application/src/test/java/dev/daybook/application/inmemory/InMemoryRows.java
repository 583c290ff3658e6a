package dev.daybook.application.inmemory;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The rows of a database's tables that transactions lock one by one. A row is an immutable record, and its class names its
 * table. A transaction sees its own changes, and all others see them when it is committed.
 */
final class InMemoryRows {

    private final Map<Key, Record> committed = new LinkedHashMap<>();
    private final Map<Key, Changes> owners = new HashMap<>();
    private long lastNumber;

    private record Key(Class<? extends Record> table, Object id) {}

    /** The changes of this thread's transaction. */
    Changes in(InMemoryTransaction transaction) {
        for (InMemoryTransaction.Branch branch : transaction.branches()) {
            if (branch instanceof Changes changes && changes.areOf(this)) {
                return changes;
            }
        }
        Changes first = new Changes();
        transaction.enlist(first);
        return first;
    }

    /** Adds a row in a transaction of its own. */
    synchronized void add(Object id, Record row) {
        committed.put(new Key(row.getClass(), id), row);
    }

    /** A number that grows with each call, as a sequence gives it. */
    synchronized long nextNumber() {
        return ++lastNumber;
    }

    /** The committed row with that id. */
    synchronized <R extends Record> Optional<R> find(Class<R> table, Object id) {
        return Optional.ofNullable(table.cast(committed.get(new Key(table, id))));
    }

    /** All committed rows of a table. */
    <R extends Record> List<R> findAll(Class<R> table) {
        return findAll(table, Map.of());
    }

    private synchronized <R extends Record> List<R> findAll(Class<R> table, Map<Key, Optional<Record>> changed) {
        Map<Key, Record> seen = new LinkedHashMap<>(committed);
        changed.forEach((key, row) -> row.ifPresentOrElse(one -> seen.put(key, one), () -> seen.remove(key)));
        List<R> rows = new ArrayList<>();
        seen.values().stream()
                .flatMap(row -> table.isInstance(row) ? Stream.of(table.cast(row)) : Stream.empty())
                .forEach(rows::add);
        return rows;
    }

    private synchronized boolean lock(Key key, Changes changes) {
        return owners.putIfAbsent(key, changes) == null || owners.get(key) == changes;
    }

    private synchronized void apply(Map<Key, Optional<Record>> changed) {
        changed.forEach((key, row) -> row.ifPresentOrElse(one -> committed.put(key, one), () -> committed.remove(key)));
    }

    private synchronized void unlock(Changes changes) {
        owners.values().removeIf(owner -> owner == changes);
    }

    /** What one transaction changes, and the rows that it holds. */
    final class Changes implements InMemoryTransaction.Branch {

        private final Map<Key, Optional<Record>> changed = new LinkedHashMap<>();

        private Changes() {}

        private boolean areOf(InMemoryRows rows) {
            return rows == InMemoryRows.this;
        }

        <R extends Record> List<R> findAll(Class<R> table) {
            return InMemoryRows.this.findAll(table, changed);
        }

        <R extends Record> Optional<R> find(Class<R> table, Object id) {
            Optional<Record> own = changed.get(new Key(table, id));
            return own == null ? InMemoryRows.this.find(table, id) : own.map(table::cast);
        }

        /** The row with that id, held until the transaction ends; empty if there is none or another transaction has it. */
        <R extends Record> Optional<R> hold(Class<R> table, Object id) {
            return find(table, id).filter(row -> lock(new Key(table, id), this));
        }

        /** Adds a row, or replaces the one with that id. */
        void put(Object id, Record row) {
            changed.put(new Key(row.getClass(), id), Optional.of(row));
        }

        void remove(Class<? extends Record> table, Object id) {
            changed.put(new Key(table, id), Optional.empty());
        }

        @Override
        public Step prepareStep() {
            return Step.ROWS_PREPARE;
        }

        @Override
        public Step commitStep() {
            return Step.ROWS_COMMIT;
        }

        @Override
        public void prepare() {}

        @Override
        public void commit() {
            apply(changed);
            unlock(this);
        }

        @Override
        public void rollback() {
            unlock(this);
        }
    }
}
