/**
 * Parameters in paths, queries and headers: read strictly, each type in one form.
 *
 * <p>{@link dev.daybook.adapters.rest.parameter.ParameterForm} knows the forms, {@link
 * dev.daybook.adapters.rest.parameter.ParameterConverters} lends them to JAX-RS. Nothing is ignored: {@link
 * dev.daybook.adapters.rest.parameter.PathGuard} refuses odd paths, and {@link
 * dev.daybook.adapters.rest.parameter.QueryGuard} refuses unknown query parameters.
 */
@NullMarked
package dev.daybook.adapters.rest.parameter;

import org.jspecify.annotations.NullMarked;
