package dev.daybook.users;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.wildfly.security.authz.AuthorizationIdentity;
import org.wildfly.security.authz.MapAttributes;

/**
 * A user in the server's memory.
 *
 * <p>A client sends its password with every request, and bcrypt is slow on purpose. So the first right password leaves a
 * digest behind, and the same password is recognised by it later. The digest has a random key of this process; it is never
 * written, and it goes with the user as soon as the line in the file changes.
 */
final class KnownUser {

    private static final byte[] KEY = key();

    private final User user;
    private final AuthorizationIdentity authorization;
    private volatile byte @Nullable [] rightPassword;

    KnownUser(User user) {
        this.user = user;
        this.authorization = AuthorizationIdentity.basicIdentity(new MapAttributes(Map.of("groups", user.roles())));
    }

    User user() {
        return user;
    }

    AuthorizationIdentity authorization() {
        return authorization;
    }

    /** Whether this is the user's password. */
    boolean accepts(char[] guess) {
        byte[] digest = digest(guess);
        return isKnown(digest) || isFoundRight(guess, digest);
    }

    /** One at a time: requests that come together after a start wait for the first one, and then need no bcrypt. */
    private synchronized boolean isFoundRight(char[] guess, byte[] digest) {
        if (isKnown(digest)) {
            return true;
        }
        if (!Password.matches(guess, user.hash())) {
            return false;
        }
        rightPassword = digest;
        return true;
    }

    private boolean isKnown(byte[] digest) {
        byte[] known = rightPassword;
        return known != null && MessageDigest.isEqual(known, digest);
    }

    private static byte[] key() {
        byte[] key = new byte[32];
        new SecureRandom().nextBytes(key);
        return key;
    }

    private static byte[] digest(char[] guess) {
        try {
            MessageDigest sha256 = MessageDigest.getInstance("SHA-256");
            sha256.update(KEY);
            return sha256.digest(new String(guess).getBytes(StandardCharsets.UTF_16BE));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
