/** Tests of what is derived from JPA entities; they need no database. */
@NullMarked
package dev.daybook.adapters.persistence.state;

import org.jspecify.annotations.NullMarked;
