/** Tests of schedules, without a database. */
@NullMarked
package dev.daybook.application.schedule;

import org.jspecify.annotations.NullMarked;
