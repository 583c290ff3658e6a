/**
 * Work in the background: what runs, when it runs, and where its runs are kept.
 *
 * <p>A {@link dev.daybook.application.job.ScheduledJob} runs by its {@link dev.daybook.application.job.Schedule}. It is one
 * class; the {@link dev.daybook.application.job.JobScheduler} finds it by itself. A
 * {@link dev.daybook.application.job.RecordedJob} runs because a person or a program asked for it; each of its runs is kept
 * in a ledger that all servers share. {@link dev.daybook.application.job.JobRunner} runs both, one at a time for each name,
 * and a {@link dev.daybook.application.job.JobContext} tells a running job whether to go on.
 *
 * <p>Threads, timers and clocks come through constructors. A test can therefore drive every job step by step.
 */
@NullMarked
package dev.daybook.application.job;

import org.jspecify.annotations.NullMarked;
