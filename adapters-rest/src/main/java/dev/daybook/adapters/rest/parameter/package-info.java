/**
 * Parameters in paths, queries and headers: read strictly, each type in one form.
 *
 * <p>{@link dev.daybook.adapters.rest.parameter.ParameterForm} knows the forms,
 * {@link dev.daybook.adapters.rest.parameter.ParameterConverters} lends them to JAX-RS. Nothing is passed over: an odd
 * path is refused by {@link dev.daybook.adapters.rest.parameter.PathGuard}, a query parameter that the route doesn't know
 * by {@link dev.daybook.adapters.rest.parameter.QueryGuard}.
 */
@NullMarked
package dev.daybook.adapters.rest.parameter;

import org.jspecify.annotations.NullMarked;
