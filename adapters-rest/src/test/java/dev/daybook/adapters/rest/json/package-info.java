/** Tests of {@code dev.daybook.adapters.rest.json}. */
@NullMarked
package dev.daybook.adapters.rest.json;

import org.jspecify.annotations.NullMarked;
