/** The contract of the port to the log; every adapter of it runs the same tests. */
@NullMarked
package dev.daybook.application.log;

import org.jspecify.annotations.NullMarked;
