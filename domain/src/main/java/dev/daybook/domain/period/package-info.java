/**
 * Period closes: the books are closed up to a day, and commands cannot date anything before it any more.
 *
 * <p>{@link dev.daybook.domain.period.PeriodFeature} is the table of contents. {@link
 * dev.daybook.domain.period.ClosePeriod} closes; {@link dev.daybook.domain.period.ProposePeriodReopening} and {@link
 * dev.daybook.domain.period.ApprovePeriodReopening}, by two people, reopen. Other nouns ask {@link
 * dev.daybook.domain.period.PeriodCloseRepository#requireOpen}.
 *
 * <p>A close is named by the <em>first open day</em>: if it is 2026-02-01, the last closed day is 2026-01-31. Facts may
 * have closed days; {@link dev.daybook.domain.period.PeriodClose#covers} tells which.
 */
package dev.daybook.domain.period;
