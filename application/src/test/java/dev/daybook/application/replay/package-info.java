/** The contract of the port to states beside the live one, and a replay without threads. */
@NullMarked
package dev.daybook.application.replay;

import org.jspecify.annotations.NullMarked;
