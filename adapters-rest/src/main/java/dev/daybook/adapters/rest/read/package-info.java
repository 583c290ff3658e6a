/**
 * Asking: questions to the application state, never older than the caller wants, and pages of what was found.
 *
 * <p>{@link dev.daybook.adapters.rest.read.StateReading} asks; {@link dev.daybook.adapters.rest.read.Page} cuts.
 */
@NullMarked
package dev.daybook.adapters.rest.read;

import org.jspecify.annotations.NullMarked;
