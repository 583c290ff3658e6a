/**
 * The log as evidence, in PostgreSQL: read as it is stored, and the ledger of its checks.
 *
 * <p>{@link dev.daybook.adapters.persistence.integrity.JdbcRecordedChain} reads by COPY, which is the fastest way out of a
 * table and takes the memory of one row; {@link dev.daybook.adapters.persistence.integrity.JdbcIntegrityLedger} keeps who
 * asked for a check and what was found.
 */
@NullMarked
package dev.daybook.adapters.persistence.integrity;

import org.jspecify.annotations.NullMarked;
