/** The contract of the port to the history of replays, and a replay without threads. */
@NullMarked
package dev.daybook.application.replay;

import org.jspecify.annotations.NullMarked;
