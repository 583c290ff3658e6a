package dev.daybook.adapters.tasks.webhook;

import dev.daybook.application.setting.SettingTree;
import dev.daybook.application.setting.Settings;
import dev.daybook.application.webhook.Webhook;
import dev.daybook.application.webhook.WebhookTargets;
import dev.daybook.domain.kernel.Rejection;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * The hosts that a webhook may call: public ones, and those that the settings name. A webhook must not be a way into
 * the bank's own network.
 */
@Singleton
public class PublicTargets implements WebhookTargets {

    private static final Pattern LITERAL = Pattern.compile("[0-9.]+|.*:.*|0[xX][0-9a-fA-F.xX]*");

    private final Set<String> allowed;

    @Inject
    public PublicTargets(Settings settings) {
        this.allowed = Arrays.stream(settings.find(SettingTree.WEBHOOK_ALLOWED_HOSTS)
                        .orElse("")
                        .split(","))
                .map(host -> host.strip().toLowerCase(Locale.ROOT))
                .filter(host -> !host.isEmpty())
                .collect(Collectors.toUnmodifiableSet());
    }

    @Override
    public void requireAllowed(Webhook webhook) {
        String host = bare(webhook.url().getHost());
        if (isAllowed(host)) {
            return;
        }
        boolean isLocalName = host.equals("localhost") || host.endsWith(".localhost");
        if (isLocalName || (LITERAL.matcher(host).matches() && !isPublicLiteral(host))) {
            throw Rejection.refused(
                    "webhook.private-target",
                    "A webhook cannot lead to " + Rejection.quote(host)
                            + ": it is a private, loopback or link-local address that the configuration does not"
                            + " allow.");
        }
    }

    private static boolean isPublicLiteral(String host) {
        try {
            return isPublic(InetAddress.getByName(host));
        } catch (UnknownHostException notAnAddress) {
            return false;
        }
    }

    /**
     * The addresses under which the host may be called now. The caller must connect to one of these and not resolve the
     * name again, because a second answer may differ.
     *
     * @throws UnknownHostException if the name has no address, or a private one
     */
    List<InetAddress> resolve(String hostInUrl) throws UnknownHostException {
        String host = bare(hostInUrl);
        InetAddress[] addresses = InetAddress.getAllByName(host);
        if (isAllowed(host)) {
            return List.of(addresses);
        }
        List<InetAddress> open =
                Arrays.stream(addresses).filter(PublicTargets::isPublic).toList();
        if (open.size() < addresses.length) {
            throw new UnknownHostException("the name leads to a private address");
        }
        return open;
    }

    private boolean isAllowed(String host) {
        return allowed.contains(host);
    }

    private static String bare(String host) {
        String lower = host.toLowerCase(Locale.ROOT);
        String name = lower.startsWith("[") ? lower.substring(1, lower.length() - 1) : lower;
        return name.endsWith(".") ? name.substring(0, name.length() - 1) : name;
    }

    /** Whether that address is a public one. */
    static boolean isPublic(InetAddress address) {
        if (address.isLoopbackAddress()
                || address.isAnyLocalAddress()
                || address.isLinkLocalAddress()
                || address.isSiteLocalAddress()
                || address.isMulticastAddress()) {
            return false;
        }
        byte[] number = address.getAddress();
        return address instanceof Inet6Address ? isPublic6(number) : isPublic4(number, 0);
    }

    private static boolean isPublic4(byte[] number, int from) {
        int first = number[from] & 0xff;
        int second = number[from + 1] & 0xff;
        int third = number[from + 2] & 0xff;
        boolean closed = first == 0
                || first == 10
                || first == 127
                || first >= 224
                || (first == 100 && second >= 64 && second < 128) // between carriers and customers
                || (first == 169 && second == 254)
                || (first == 172 && second >= 16 && second < 32)
                || (first == 192 && second == 168)
                || (first == 192 && second == 0 && (third == 0 || third == 2))
                || (first == 192 && second == 88 && third == 99)
                || (first == 198 && (second == 18 || second == 19)) // for benchmarks
                || (first == 198 && second == 51 && third == 100)
                || (first == 203 && second == 0 && third == 113);
        return !closed;
    }

    /**
     * Only global unicast is public. An address that contains an IPv4 address is public only if the IPv4 address is.
     */
    private static boolean isPublic6(byte[] number) {
        int first = (number[0] & 0xff) << 8 | (number[1] & 0xff);
        int second = (number[2] & 0xff) << 8 | (number[3] & 0xff);
        if (first == 0x0064 && second == 0xff9b) {
            return isPublic4(number, 12);
        }
        if (first == 0x2002) {
            return isPublic4(number, 2);
        }
        boolean isDocumentation = first == 0x2001 && second == 0x0db8;
        boolean isTunnel = first == 0x2001 && second == 0;
        return (first & 0xe000) == 0x2000 && !isDocumentation && !isTunnel;
    }
}
