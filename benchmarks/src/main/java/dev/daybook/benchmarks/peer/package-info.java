/**
 * Everything that is measured outside of the server runs in a Java process of its own, so that no measurement inherits
 * the heap or the compiled code of another one.
 *
 * <p>{@link dev.daybook.benchmarks.peer.Peer} is what such a process does, {@link
 * dev.daybook.benchmarks.peer.PeerProcess} how the runner starts it and gives it orders.
 */
@NullMarked
package dev.daybook.benchmarks.peer;

import org.jspecify.annotations.NullMarked;
