/** Period closes over HTTP; start with {@link dev.daybook.adapters.rest.period.PeriodCloseResource}. */
@NullMarked
package dev.daybook.adapters.rest.period;

import org.jspecify.annotations.NullMarked;
