package dev.daybook.application.webhook;

import dev.daybook.domain.kernel.ClientId;
import dev.daybook.domain.kernel.EventName;
import dev.daybook.domain.kernel.Rejection;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.List;
import java.util.Locale;

/**
 * A receiver outside of Daybook that gets events.
 *
 * @param url the address, http or https
 * @param events the names of the events, in alphabetical order; an empty list stands for all. Amendments of these events
 *     belong to them
 */
public record Webhook(ClientId clientId, URI url, List<EventName> events) {

    private static final int LONGEST_URL = 2_000;
    private static final int HIGHEST_PORT = 65_535;
    private static final int NO_PORT = -1;
    private static final int MOST_EVENTS = 200;

    public Webhook {
        events = events.stream().distinct().sorted().toList();
        if (events.size() > MOST_EVENTS) {
            throw Rejection.refused(
                    "webhook.too-many-events",
                    "A webhook names at most " + MOST_EVENTS + " events; none stands for all.");
        }
    }

    /**
     * A webhook to that address.
     *
     * @throws Rejection if a webhook cannot have this address
     */
    public static Webhook to(ClientId clientId, String url, List<EventName> events) {
        return new Webhook(clientId, address(url), events);
    }

    private static URI address(String text) {
        try {
            URI url = new URI(text);
            String scheme = url.getScheme() == null ? "" : url.getScheme().toLowerCase(Locale.ROOT);
            boolean fits = (scheme.equals("http") || scheme.equals("https"))
                    && url.getHost() != null
                    && (url.getPort() == NO_PORT || (url.getPort() >= 1 && url.getPort() <= HIGHEST_PORT))
                    && url.getRawUserInfo() == null
                    && url.getRawFragment() == null
                    && text.length() <= LONGEST_URL
                    && text.chars().allMatch(c -> c > 0x20 && c < 0x7f);
            if (fits) {
                return url;
            }
        } catch (URISyntaxException notAnAddress) {
            // refused below
        }
        throw Rejection.refused(
                "webhook.invalid-url",
                "A webhook's URL is http or https with a host, at most " + LONGEST_URL
                        + " ASCII characters, with a port from 1 to " + HIGHEST_PORT
                        + " if it has one, and with no user, password or fragment; this one is not: "
                        + Rejection.quote(text) + ".");
    }
}
