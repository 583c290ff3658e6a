/** Many commands in one request, over the engine in memory. */
@NullMarked
package dev.daybook.adapters.rest.bulk;

import org.jspecify.annotations.NullMarked;
