/**
 * The machinery by which the application state is read and written through JPA; it knows no business noun.
 *
 * <p>{@link dev.daybook.adapters.persistence.state.JpaApplicationState} is the port's adapter. A noun contributes a
 * {@link dev.daybook.adapters.persistence.state.RepositoryBinding}, found by the service loader, whose repositories keep
 * their rows in a {@link dev.daybook.adapters.persistence.state.BufferedTable}: it gathers look-ups into few queries, sets
 * the writes of each command apart until they are kept, writes in batches, and remembers rows between transactions as
 * long as nobody else has appended.
 */
@NullMarked
package dev.daybook.adapters.persistence.state;

import org.jspecify.annotations.NullMarked;
