/**
 * What the API's description says of every route alike, so that no resource has to.
 *
 * <p>The form of values such as a client id is set in {@code META-INF/microprofile-config.properties}.
 */
@NullMarked
package dev.daybook.adapters.rest.openapi;

import org.jspecify.annotations.NullMarked;
