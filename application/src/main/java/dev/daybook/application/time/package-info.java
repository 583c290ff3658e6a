/**
 * How the engine measures elapsed time and waits. {@link dev.daybook.application.time.ElapsedTime} is the only way; the
 * time of day comes from a {@link java.time.Clock}.
 */
@NullMarked
package dev.daybook.application.time;

import org.jspecify.annotations.NullMarked;
