package dev.daybook.application.answer;

import java.util.Optional;

/**
 * What an operation was answered.
 *
 * @param status the HTTP status
 * @param location the path of what the operation made
 * @param position the position in the log that the answer names
 * @param body the JSON, exactly as it was sent
 */
public record KeptAnswer(int status, Optional<String> location, Optional<Long> position, String body) {}
