package dev.daybook.users;

import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * One local user, as the file has it: {@code NAME:HASH:ROLE,ROLE}.
 *
 * @param name the actor in the event log, and the subject in the keys of requests
 * @param hash the bcrypt hash of the password, in the form of crypt
 */
record User(String name, String hash, SortedSet<String> roles) {

    private static final String NAME = "[A-Za-z0-9][A-Za-z0-9._@-]{0,63}";
    private static final Pattern NEW_NAME = Pattern.compile(NAME);
    private static final Pattern LINE =
            Pattern.compile("(" + NAME + "):(\\$2a\\$(?:0[4-9]|1[0-9])\\$[./A-Za-z0-9]{53}):([a-z]+(?:,[a-z]+)*)");

    /** The name, if a new user may have it. */
    static String newName(String name) {
        if (!NEW_NAME.matcher(name).matches()) {
            throw new UserRefusal("The name " + Shown.text(name) + " is refused. A name has 1 to 64 characters of"
                    + " a-z A-Z 0-9 . _ @ -, and begins with a letter or a digit.");
        }
        return name;
    }

    static User parse(String line) {
        Matcher parts = LINE.matcher(line);
        if (!parts.matches()) {
            throw new UserRefusal("it is not NAME:HASH:ROLE,ROLE with a bcrypt hash");
        }
        return new User(
                parts.group(1),
                parts.group(2),
                new TreeSet<>(List.of(parts.group(3).split(",", -1))));
    }

    String line() {
        return name + ":" + hash + ":" + String.join(",", roles);
    }

    User withHash(String newHash) {
        return new User(name, newHash, roles);
    }

    User withRoles(SortedSet<String> newRoles) {
        return new User(name, hash, newRoles);
    }

    /** The roles as a person reads them. */
    String shownRoles() {
        return String.join(", ", roles);
    }
}
