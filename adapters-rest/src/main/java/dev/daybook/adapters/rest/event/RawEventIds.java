package dev.daybook.adapters.rest.event;

import dev.daybook.application.log.UnreadableEvent;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Adds a hint to the refusal of a raw event: where to find the internal ids for its data.
 *
 * <p>Commands name accounts and companies by client id, raw events by internal id. Callers confuse the two.
 */
final class RawEventIds {

    private static final Pattern ID_FIELD = Pattern.compile("\"\\w*?(account|company)Id\"", Pattern.CASE_INSENSITIVE);

    private RawEventIds() {}

    /** The same refusal; if it is about an account's or a company's id, it says where the id can be found. */
    static UnreadableEvent explained(UnreadableEvent refusal) {
        String sentence = String.valueOf(refusal.getMessage());
        Matcher field = ID_FIELD.matcher(sentence);
        if (!field.find()) {
            return refusal;
        }
        String noun = field.group(1).toLowerCase(Locale.ROOT);
        String collection = noun.equals("company") ? "companies" : "accounts";
        return new UnreadableEvent(
                refusal.code(),
                sentence + " Raw events take the UUID that GET /" + collection + "/{id} gives as " + noun + "Id.");
    }
}
