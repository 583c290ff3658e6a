/**
 * Sends commands over HTTP.
 *
 * <p>The generator shares the machine with the server, so it is as cheap as can be: a socket and a thread a connection,
 * kept alive, and no more of HTTP than the server uses. Start at {@link dev.daybook.benchmarks.http.HttpPeer}.
 */
@NullMarked
package dev.daybook.benchmarks.http;

import org.jspecify.annotations.NullMarked;
