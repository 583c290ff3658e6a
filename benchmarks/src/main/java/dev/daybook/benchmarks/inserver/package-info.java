/**
 * What the runner adds to a copy of the WAR: a servlet that sends commands from inside the server, commands that fail
 * after they have written, and an echo. Never part of the product.
 *
 * <p>Start at {@link dev.daybook.benchmarks.inserver.DriveServlet}.
 */
@NullMarked
package dev.daybook.benchmarks.inserver;

import org.jspecify.annotations.NullMarked;
