/**
 * The simulation of the corridor: the real appender, corridor, catch-up and replay on one thread, over databases in memory.
 * A seed decides what clients do, what fails, when servers die and how time passes; the same seed repeats a run exactly.
 *
 * <p>Start with {@link dev.daybook.application.simulation.World}: one run. {@code Node} is a server in it, {@code Client}
 * a caller, {@code SimulatedFaults} what goes wrong, {@code Judgement} what must hold afterwards.
 * {@link dev.daybook.application.simulation.Simulation} runs many worlds.
 */
@NullMarked
package dev.daybook.application.simulation;

import org.jspecify.annotations.NullMarked;
