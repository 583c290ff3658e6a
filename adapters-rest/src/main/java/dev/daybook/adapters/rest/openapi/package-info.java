/**
 * Adds to the API's description what is the same for every route, so that no resource repeats it.
 *
 * <p>The form of values such as a client id is set in {@code META-INF/microprofile-config.properties}.
 */
@NullMarked
package dev.daybook.adapters.rest.openapi;

import org.jspecify.annotations.NullMarked;
