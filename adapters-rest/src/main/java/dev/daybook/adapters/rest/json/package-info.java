/**
 * Reads and writes bodies in JSON.
 *
 * <p>Start with {@link dev.daybook.adapters.rest.json.ApiJson}, the API's own mapper; the log has another one, so that a
 * change here cannot change the evidence. {@link dev.daybook.adapters.rest.json.JsonBodyReader} and {@link
 * dev.daybook.adapters.rest.json.JsonBodyWriter} connect it to JAX-RS, for records only; {@link
 * dev.daybook.adapters.rest.json.BodyText} bounds what is read, {@link dev.daybook.adapters.rest.json.LineReader} cuts a body
 * of any length into lines, and {@link dev.daybook.adapters.rest.json.JsonRefusal} says
 * what is wrong with it without naming our classes.
 */
@NullMarked
package dev.daybook.adapters.rest.json;

import org.jspecify.annotations.NullMarked;
