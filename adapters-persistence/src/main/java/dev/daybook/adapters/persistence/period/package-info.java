/**
 * Period closes as rows of the table {@code period_close}, and the first open day as the one row of {@code
 * first_open_day}; start with {@code JpaPeriodCloseRepository}.
 */
@NullMarked
package dev.daybook.adapters.persistence.period;

import org.jspecify.annotations.NullMarked;
