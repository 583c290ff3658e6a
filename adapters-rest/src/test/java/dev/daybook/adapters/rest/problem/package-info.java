/** Tests of {@code dev.daybook.adapters.rest.problem}. */
@NullMarked
package dev.daybook.adapters.rest.problem;

import org.jspecify.annotations.NullMarked;
