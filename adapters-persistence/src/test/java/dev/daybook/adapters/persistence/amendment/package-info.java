/** Amendments on a real PostgreSQL: what becomes of the log and the state, and what is refused to whom. */
@NullMarked
package dev.daybook.adapters.persistence.amendment;

import org.jspecify.annotations.NullMarked;
