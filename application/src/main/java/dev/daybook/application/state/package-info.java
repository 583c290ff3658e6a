/**
 * The application state as the use cases see it: the port to read and write it, always as a whole at one position.
 *
 * <p>{@link dev.daybook.application.state.ApplicationState} is the port; {@link
 * dev.daybook.application.state.StateSession} is its writing half and exists only inside the corridor's transaction.
 * This package does not know what the state consists of: the nouns decide that.
 */
@NullMarked
package dev.daybook.application.state;

import org.jspecify.annotations.NullMarked;
