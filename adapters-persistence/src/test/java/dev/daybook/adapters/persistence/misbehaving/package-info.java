/** Commands and events that misbehave in the database: the engine must survive them. */
@NullMarked
package dev.daybook.adapters.persistence.misbehaving;

import org.jspecify.annotations.NullMarked;
