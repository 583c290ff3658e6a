/** The library of the domain's tests as a guest on the engine: another business, with no change to the engine. */
@NullMarked
package dev.daybook.adapters.persistence.library;

import org.jspecify.annotations.NullMarked;
