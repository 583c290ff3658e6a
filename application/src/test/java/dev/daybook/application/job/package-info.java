/** Tests of background jobs, on one thread and a clock that the tests drive. */
@NullMarked
package dev.daybook.application.job;

import org.jspecify.annotations.NullMarked;
