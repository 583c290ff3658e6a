/** Tests of replays on databases in memory, and the contracts of their ports, which every adapter passes. */
@NullMarked
package dev.daybook.application.replay;

import org.jspecify.annotations.NullMarked;
