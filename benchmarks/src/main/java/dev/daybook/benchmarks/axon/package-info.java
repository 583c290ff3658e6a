/**
 * The peer: Axon Framework with its JPA event store on the same PostgreSQL, a subscribing event processor, and a
 * projection that is written in the transaction of the append; in process, without Axon Server.
 *
 * <p>Tuned as its users would: payloads in {@code bytea} rather than large objects, Jackson, a connection pool, JDBC
 * batches, commands handled in the caller's thread. Its projection writes the balance alone, where Daybook writes a posting
 * too. Start at {@link dev.daybook.benchmarks.axon.AxonPeer}.
 */
@NullMarked
package dev.daybook.benchmarks.axon;

import org.jspecify.annotations.NullMarked;
