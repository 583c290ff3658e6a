/** How many tasks there are and how their attempts end, in the server's metrics. */
@NullMarked
package dev.daybook.adapters.tasks.metric;

import org.jspecify.annotations.NullMarked;
