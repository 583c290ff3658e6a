/**
 * The vocabulary of event sourcing, without a single business noun.
 *
 * <p>Read in this order: {@link dev.daybook.domain.kernel.Event}, {@link dev.daybook.domain.kernel.Creator},
 * {@link dev.daybook.domain.kernel.Materializer}, then the two contexts that they are given, then
 * {@link dev.daybook.domain.kernel.Feature} and {@link dev.daybook.domain.kernel.EventCatalogue}, which tie a business
 * noun to the engine, then {@link dev.daybook.domain.kernel.CommandExecution}: the steps of a command, for the engine and
 * for the tests of the domain. {@link dev.daybook.domain.kernel.EventAmended} is the engine's own event, and {@link
 * dev.daybook.domain.kernel.AmendedEventRepository} the engine's own part of the state.
 *
 * <p>A creator decides and writes nothing, a materializer writes and decides nothing. Neither asks a clock, a random
 * source or the outside world for anything: their context hands them what they need. This is why a replay gives the same
 * state as the first run.
 */
package dev.daybook.domain.kernel;
