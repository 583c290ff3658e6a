/** The history of replays, on a real PostgreSQL. */
@NullMarked
package dev.daybook.adapters.persistence.replay;

import org.jspecify.annotations.NullMarked;
