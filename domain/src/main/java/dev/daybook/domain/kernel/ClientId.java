package dev.daybook.domain.kernel;

import java.util.regex.Pattern;

/**
 * The name that a caller has chosen for a thing: 1 to 128 characters of {@code A-Z a-z 0-9 . _ ~ -}. {@code .} and
 * {@code ..} are refused, because they have a meaning of their own in paths.
 */
public record ClientId(String value) implements Comparable<ClientId> {

    private static final Pattern FORM = Pattern.compile("[A-Za-z0-9._~-]{1,128}");

    public ClientId {
        if (!FORM.matcher(value).matches() || value.equals(".") || value.equals("..")) {
            throw Rejection.refused(
                    "client-id.invalid",
                    "A client id is 1 to 128 characters of A-Z a-z 0-9 . _ ~ -, other than \".\" and \"..\", not "
                            + Rejection.quote(value) + ".");
        }
    }

    @Override
    public int compareTo(ClientId other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value;
    }
}
