/**
 * How the API answers errors: problem details as in RFC 9457, with a stable code.
 *
 * <p>{@link dev.daybook.adapters.rest.problem.ProblemTranslation} is the only class that translates exceptions into
 * problems; {@link dev.daybook.adapters.rest.problem.ProblemMapper} makes answers of them inside JAX-RS, {@link
 * dev.daybook.adapters.rest.problem.ProblemServlet} outside of it. A code always has the same status, with one
 * exception: an unknown thing is a 404 if the path names it, and a 422 if the body or the query names it.
 */
@NullMarked
package dev.daybook.adapters.rest.problem;

import org.jspecify.annotations.NullMarked;
