/** Tests of the views of schedules. */
@NullMarked
package dev.daybook.adapters.rest.schedule;

import org.jspecify.annotations.NullMarked;
