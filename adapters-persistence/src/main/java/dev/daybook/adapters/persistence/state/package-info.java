/**
 * The application state, read and written as JPA entities; this package knows no business noun.
 *
 * <p>{@link dev.daybook.adapters.persistence.state.JpaApplicationState} is the port's adapter. A noun contributes a
 * {@link dev.daybook.adapters.persistence.state.RepositoryBinding}, found by the service loader. Its repositories keep their
 * rows in a {@link dev.daybook.adapters.persistence.state.BufferedTable}: it collects look-ups into few queries, keeps the
 * writes of each command apart, writes many rows in one statement, and remembers rows between transactions. The entity alone
 * describes the row; the rest is derived in {@code EntityTable}.
 */
@NullMarked
package dev.daybook.adapters.persistence.state;

import org.jspecify.annotations.NullMarked;
