package dev.daybook.users;

import java.io.BufferedReader;
import java.io.Console;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** Asks a person for a new password, twice and without an echo; without a terminal it reads one line. */
record PasswordInput(@Nullable Console terminal, InputStream input) implements UsersCommand.NewPassword {

    @Override
    public char[] of(String name) throws IOException {
        if (terminal != null) {
            return asked(terminal, name);
        }
        String line = new BufferedReader(new InputStreamReader(input, StandardCharsets.UTF_8)).readLine();
        if (line == null) {
            throw new UserRefusal("There is no password on standard input. Write it there as one line.");
        }
        return line.toCharArray();
    }

    private static char[] asked(Console terminal, String name) {
        char[] once = terminal.readPassword("New password of %s: ", name);
        char[] again = terminal.readPassword("The same again: ");
        if (once == null || again == null || !Arrays.equals(once, again)) {
            throw new UserRefusal("The two passwords are not the same. Nothing was changed.");
        }
        return once;
    }
}
