package dev.daybook.checker;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A row of the table of commands.
 *
 * @param key its idempotency key, or null
 * @param first position of its events; 0 if it has none
 * @param last position of its events; 0 if it has none
 */
public record LoggedCommand(UUID id, @Nullable String key, long first, long last) {}
