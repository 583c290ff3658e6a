/** Tests of {@code dev.daybook.adapters.rest.parameter}. */
@NullMarked
package dev.daybook.adapters.rest.parameter;

import org.jspecify.annotations.NullMarked;
