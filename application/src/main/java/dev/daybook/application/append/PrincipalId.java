package dev.daybook.application.append;

import dev.daybook.application.log.Digest;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;

/**
 * Who sends requests: a subject, and the realm that has authenticated it. The same subject in two realms is two
 * principals. Its text is {@code local:writer}.
 *
 * @param realm lower case letters, digits and hyphens
 * @param subject the name that the realm gives; any text
 */
public record PrincipalId(String realm, String subject) {

    private static final Pattern REALM = Pattern.compile("[a-z][a-z0-9-]{0,31}");

    /** Stored keys begin with this text, and an index of the database has room for some 2,700 bytes a key. */
    private static final int LONGEST = 200;

    public PrincipalId {
        if (!REALM.matcher(realm).matches()) {
            throw new IllegalArgumentException("A realm has 1 to 32 characters of a-z 0-9 -, not " + realm + ".");
        }
        if (subject.isEmpty()) {
            throw new IllegalArgumentException("A principal of the realm " + realm + " has no name.");
        }
    }

    /**
     * Different principals have different texts, and no text has a space or a slash: other characters than {@code
     * A-Za-z0-9.-*_} are escaped as in a form's data. A long subject is replaced by its digest behind a {@code =}, which
     * escaped text never has.
     */
    @Override
    public String toString() {
        String escaped = URLEncoder.encode(subject, StandardCharsets.UTF_8);
        return realm + ":" + (escaped.length() <= LONGEST ? escaped : "=" + Digest.of(subject));
    }
}
