package dev.daybook.application.append;

import dev.daybook.domain.kernel.ClientId;
import dev.daybook.domain.kernel.Rejection;

/** Recognises a command that is sent again. It is stored with the command for ever. */
public sealed interface IdempotencyKey {

    /** The key as it is stored, distinct between all kinds of keys. */
    String text();

    /** The rejection of a command whose key was used for another command. */
    Rejection contradiction();

    /** The client id of the thing that a command makes, such as {@code deposit 4711}. */
    record OfThing(String noun, ClientId clientId) implements IdempotencyKey {

        @Override
        public String text() {
            return noun + " " + clientId;
        }

        @Override
        public Rejection contradiction() {
            return Rejection.conflict(
                    noun + ".exists", "A " + noun + " " + clientId + " was recorded already, with other content.");
        }
    }

    /** A key that the client has made up for one request to one route. */
    record OfRequest(String route, String key) implements IdempotencyKey {

        private static final int LONGEST = 255;

        public OfRequest {
            if (key.isBlank() || key.length() > LONGEST || !key.chars().allMatch(c -> c >= 0x20 && c < 0x7f)) {
                throw Rejection.refused(
                        "idempotency-key.invalid",
                        "An idempotency key has 1 to " + LONGEST + " printable ASCII characters.");
            }
        }

        @Override
        public String text() {
            return route + " " + key;
        }

        @Override
        public Rejection contradiction() {
            return Rejection.refused(
                    "idempotency-key.reused",
                    "The idempotency key " + Rejection.quote(key) + " was used for another request to " + route + ".");
        }
    }
}
