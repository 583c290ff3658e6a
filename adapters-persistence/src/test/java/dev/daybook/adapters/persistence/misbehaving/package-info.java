/** Commands and events that do what nobody should: the engine has to bear them. */
@NullMarked
package dev.daybook.adapters.persistence.misbehaving;

import org.jspecify.annotations.NullMarked;
