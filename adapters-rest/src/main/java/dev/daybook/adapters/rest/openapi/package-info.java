/**
 * What the API's description says of every route alike, so that no resource has to.
 *
 * <p>How values such as a client id are written stands in {@code META-INF/microprofile-config.properties}.
 */
@NullMarked
package dev.daybook.adapters.rest.openapi;

import org.jspecify.annotations.NullMarked;
