/**
 * The ports of the engine, in memory: the engine runs on them in fast tests and in the simulation.
 *
 * <p>{@link dev.daybook.application.inmemory.InMemoryLogDatabase} and
 * {@link dev.daybook.application.inmemory.InMemoryStateDatabase} are the two databases; several adapters may share one, as
 * several servers do. {@link dev.daybook.application.inmemory.InMemoryTransaction} commits their branches in two phases.
 * {@link dev.daybook.application.inmemory.Faults} is asked at every step, so that every call can fail.
 *
 * <p>{@link dev.daybook.application.inmemory.InMemoryServer} is a whole server over them, whose test takes its turns.
 */
@NullMarked
package dev.daybook.application.inmemory;

import org.jspecify.annotations.NullMarked;
