/**
 * The one JSON format of the log, the API and the replay.
 *
 * <p>{@link dev.daybook.adapters.persistence.json.DaybookJson} makes the mapper and says what is refused; it is strict in
 * both directions, so that equal records have one text and no text is read as something that it does not say.
 * {@link dev.daybook.adapters.persistence.json.JacksonEventCodec} reads and writes events with it.
 */
@NullMarked
package dev.daybook.adapters.persistence.json;

import org.jspecify.annotations.NullMarked;
