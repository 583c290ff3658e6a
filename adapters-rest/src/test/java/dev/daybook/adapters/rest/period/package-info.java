/** Tests of {@code dev.daybook.adapters.rest.period}. */
@NullMarked
package dev.daybook.adapters.rest.period;

import org.jspecify.annotations.NullMarked;
