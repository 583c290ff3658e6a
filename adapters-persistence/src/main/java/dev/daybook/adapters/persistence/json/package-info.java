/**
 * The JSON of the log: what is digested and hashed, and nothing else.
 *
 * <p>Start with {@link dev.daybook.adapters.persistence.json.CanonicalJson}, which is frozen and says why. Two codecs use
 * it: {@link dev.daybook.adapters.persistence.json.JacksonEventCodec} writes all records of the log and reads events, {@link
 * dev.daybook.adapters.persistence.json.JacksonTaskCodec} reads tasks. An architecture rule forbids every other use. JSON
 * that is not evidence belongs elsewhere: the API has a mapper of its own, and so has the ledger of replays.
 */
@NullMarked
package dev.daybook.adapters.persistence.json;

import org.jspecify.annotations.NullMarked;
