/** Tests of {@code dev.daybook.adapters.rest.event}. */
@NullMarked
package dev.daybook.adapters.rest.event;

import org.jspecify.annotations.NullMarked;
