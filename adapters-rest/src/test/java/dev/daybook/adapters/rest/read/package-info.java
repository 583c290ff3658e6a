/** Tests of {@code dev.daybook.adapters.rest.read}. */
@NullMarked
package dev.daybook.adapters.rest.read;

import org.jspecify.annotations.NullMarked;
