package dev.daybook.adapters.tasks.webhook;

import dev.daybook.application.webhook.WebhookSecret;
import java.nio.charset.StandardCharsets;
import java.security.InvalidKeyException;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.UUID;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** The signature of a call. It shows the receiver who called, when, and that nothing was changed. */
final class SignedCall {

    private static final String ALGORITHM = "HmacSHA256";

    private SignedCall() {}

    /**
     * {@code t=SECONDS,v1=HEX}, where HEX is the HMAC-SHA256, keyed by the secret, over {@code SECONDS.TASK.BODY}.
     *
     * @param seconds since the beginning of 1970, UTC
     */
    static String signature(WebhookSecret secret, long seconds, UUID taskId, byte[] body) {
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(new SecretKeySpec(secret.value().getBytes(StandardCharsets.UTF_8), ALGORITHM));
            mac.update((seconds + "." + taskId + ".").getBytes(StandardCharsets.UTF_8));
            return "t=" + seconds + ",v1=" + HexFormat.of().formatHex(mac.doFinal(body));
        } catch (NoSuchAlgorithmException | InvalidKeyException impossible) {
            throw new IllegalStateException("Every JDK has " + ALGORITHM, impossible);
        }
    }
}
