/** The contract of the port to the application state; every adapter of it runs the same tests. */
@NullMarked
package dev.daybook.application.state;

import org.jspecify.annotations.NullMarked;
