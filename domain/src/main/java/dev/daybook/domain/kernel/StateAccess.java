package dev.daybook.domain.kernel;

/** Hands out the state repositories that belong to the running transaction. */
public interface StateAccess {

    /** The repository of that port, bound to the running transaction. */
    <R extends StateRepository> R state(Class<R> port);
}
