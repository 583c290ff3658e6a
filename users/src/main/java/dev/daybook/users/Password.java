package dev.daybook.users;

import java.security.InvalidKeyException;
import java.security.NoSuchAlgorithmException;
import java.security.spec.InvalidKeySpecException;
import org.wildfly.security.password.PasswordFactory;
import org.wildfly.security.password.WildFlyElytronPasswordProvider;
import org.wildfly.security.password.interfaces.BCryptPassword;
import org.wildfly.security.password.spec.EncryptablePasswordSpec;
import org.wildfly.security.password.spec.IteratedPasswordAlgorithmSpec;
import org.wildfly.security.password.util.ModularCrypt;

/**
 * Which passwords there are, and their hashes by Elytron's bcrypt.
 *
 * <p>A password is printable ASCII, because clients encode other characters in different ways, and has at most 72
 * characters, because bcrypt ignores all that follow.
 */
final class Password {

    private static final int SHORTEST = 12;
    private static final int LONGEST = 72;

    /** 2 to this power rounds: some 0.2 s on a server of today. */
    private static final int COST = 12;

    private Password() {}

    /** The salted hash of a new password. */
    static String hash(char[] password) {
        require(password);
        return hash(password, COST);
    }

    static String hash(char[] password, int cost) {
        try {
            return ModularCrypt.encodeAsString(bcrypt().generatePassword(
                            new EncryptablePasswordSpec(password, new IteratedPasswordAlgorithmSpec(cost))));
        } catch (InvalidKeySpecException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void require(char[] password) {
        if (password.length == 0) {
            throw new UserRefusal("The password is empty. " + rule());
        }
        if (!isAscii(password)) {
            throw new UserRefusal("The password has a character that is not printable ASCII. " + rule());
        }
        if (password.length < SHORTEST || password.length > LONGEST) {
            throw new UserRefusal("The password has " + password.length + " characters. " + rule());
        }
    }

    /** What a password must be, as a sentence. */
    static String rule() {
        return "A password has " + SHORTEST + " to " + LONGEST
                + " characters: letters without accents, digits, punctuation, spaces.";
    }

    private static boolean isAscii(char[] password) {
        for (char c : password) {
            if (c < 0x20 || c > 0x7e) {
                return false;
            }
        }
        return true;
    }

    /** Whether this password has this hash. It takes as long as the hash is slow. */
    static boolean matches(char[] guess, String hash) {
        if (guess.length > LONGEST || !isAscii(guess)) {
            return false;
        }
        try {
            PasswordFactory bcrypt = bcrypt();
            return bcrypt.verify(bcrypt.translate(ModularCrypt.decode(hash)), guess);
        } catch (InvalidKeyException | InvalidKeySpecException e) {
            throw new IllegalStateException(e);
        }
    }

    private static PasswordFactory bcrypt() {
        try {
            return PasswordFactory.getInstance(
                    BCryptPassword.ALGORITHM_BCRYPT, WildFlyElytronPasswordProvider.getInstance());
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Elytron's bcrypt is missing in the class path.", e);
        }
    }
}
