package dev.daybook.application.append;

import dev.daybook.domain.kernel.ClientId;
import dev.daybook.domain.kernel.Rejection;
import java.util.List;

/** Recognises a command that is sent again. It is stored with the command for ever. */
public sealed interface IdempotencyKey {

    /** The key as it is stored, distinct between all kinds of keys. */
    String text();

    /** The texts under which a command with this key may be on record: {@link #text}, and those of earlier builds. */
    default List<String> knownAs() {
        return List.of(text());
    }

    /** The rejection of a command whose key was used for another command. */
    Rejection contradiction();

    /**
     * The client id of the thing that a command makes, such as {@code deposit 4711}. A thing is common to all callers, and
     * so is this key.
     */
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

    /**
     * A key that a client has made up for one request to one route. It belongs to the principal who sent it: the same key
     * of another principal is another key.
     *
     * <p>It is stored as {@code local:writer/POST /events KEY}. A principal's text has no slash and no space, and a route
     * has exactly one space, so different keys have different texts. Earlier builds stored {@code POST /events KEY}: such
     * a key is honoured for all principals. No caller can make a key of one form that looks like one of the other,
     * because only the new form has a colon before its first space.
     *
     * @param route method and path, as in {@code PUT /companies/{}/address}
     */
    record OfRequest(PrincipalId owner, String route, String key) implements IdempotencyKey {

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
            return owner + "/" + textWithoutOwner();
        }

        /** The key as earlier builds stored it. */
        public String textWithoutOwner() {
            return route + " " + key;
        }

        @Override
        public List<String> knownAs() {
            return List.of(text(), textWithoutOwner());
        }

        @Override
        public Rejection contradiction() {
            return Rejection.refused(
                    "idempotency-key.reused",
                    "The idempotency key " + Rejection.quote(key) + " was used for another request to " + route + ".");
        }
    }
}
