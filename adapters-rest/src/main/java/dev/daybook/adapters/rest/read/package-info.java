/**
 * Reading the application state: no older than the caller wants, and in pages.
 *
 * <p>{@link dev.daybook.adapters.rest.read.StateReading} asks; {@link dev.daybook.adapters.rest.read.Page} cuts;
 * {@link dev.daybook.adapters.rest.read.ViewTag} tags single things.
 */
@NullMarked
package dev.daybook.adapters.rest.read;

import org.jspecify.annotations.NullMarked;
