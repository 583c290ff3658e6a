package dev.daybook.adapters.rest.period;

/** An approval on a line: the period's first open day, which is the line's id, says everything. */
record ApprovePeriodReopeningLine() {}
