/** The record of schedules, on a PostgreSQL. */
@NullMarked
package dev.daybook.adapters.persistence.schedule;

import org.jspecify.annotations.NullMarked;
