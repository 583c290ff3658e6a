/**
 * Bodies: JSON in and out by the one mapper that the log uses too.
 *
 * <p>{@link dev.daybook.adapters.rest.json.JsonBodyReader} and {@link dev.daybook.adapters.rest.json.JsonBodyWriter} take
 * part in JAX-RS and care for records alone; {@link dev.daybook.adapters.rest.json.BodyText} bounds what is read, and
 * {@link dev.daybook.adapters.rest.json.JsonRefusal} says what is wrong with it without naming our classes.
 */
@NullMarked
package dev.daybook.adapters.rest.json;

import org.jspecify.annotations.NullMarked;
