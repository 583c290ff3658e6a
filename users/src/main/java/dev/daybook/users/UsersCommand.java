package dev.daybook.users;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.AccessDeniedException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Adds, changes, removes and lists local users.
 *
 * <p>Arguments: the file of the users, which the script {@code daybook-users.sh} knows, and what is wanted; without more
 * arguments it says how. It ends with 0, with 1 if the wish was refused, with 2 if it was not understood.
 */
public final class UsersCommand {

    private static final List<String> WITH_ROLES = List.of("add", "grant", "revoke");

    private final UserFile file;
    private final NewPassword newPassword;
    private final PrintStream out;

    UsersCommand(UserFile file, NewPassword newPassword, PrintStream out) {
        this.file = file;
        this.newPassword = newPassword;
        this.out = out;
    }

    /** Where a new password comes from. */
    @FunctionalInterface
    interface NewPassword {
        char[] of(String name) throws IOException;
    }

    /** Carries out one command. */
    public static void main(String[] arguments) {
        if (arguments.length == 0) {
            System.err.println("The file of the users is missing. Call daybook-users.sh, which names it.");
            System.exit(2);
        }
        UserFile file = new UserFile(Path.of(arguments[0]));
        List<String> wish = Arrays.asList(arguments).subList(1, arguments.length);
        System.exit(new UsersCommand(file, new PasswordInput(System.console(), System.in), System.out)
                .carryOut(wish, System.err));
    }

    /** The exit code of one command. */
    int carryOut(List<String> wish, PrintStream errors) {
        try {
            if (understood(wish)) {
                return 0;
            }
            errors.print(usage());
            return 2;
        } catch (UserRefusal refusal) {
            errors.println(refusal.getMessage());
        } catch (AccessDeniedException denied) {
            errors.println("Access to " + denied.getFile()
                    + " is denied. Run the command as the account of the server, or as root.");
        } catch (IOException failure) {
            errors.println("Cannot read or write the users: " + failure + ".");
        }
        return 1;
    }

    private boolean understood(List<String> wish) throws IOException {
        String verb = wish.isEmpty() ? "" : wish.get(0);
        if (verb.equals("list") && wish.size() == 1) {
            list();
            return true;
        }
        boolean rolesFollow = WITH_ROLES.contains(verb);
        if (wish.size() < 2 || (wish.size() > 2 && !rolesFollow)) {
            return false;
        }
        String name = wish.get(1);
        List<String> roles = wish.subList(2, wish.size());
        switch (verb) {
            case "add" -> add(name, roles);
            case "grant" -> grant(name, roles);
            case "revoke" -> revoke(name, roles);
            case "password" -> changePassword(name);
            case "remove" -> remove(name);
            default -> {
                return false;
            }
        }
        return true;
    }

    private String usage() {
        return """
                Usage: daybook-users.sh COMMAND

                  add NAME ROLE...      adds a user with one or more roles
                  password NAME         changes the password of a user
                  grant NAME ROLE...    gives more roles to a user
                  revoke NAME ROLE...   takes roles from a user
                  remove NAME           removes a user
                  list                  lists the users with their roles

                Roles: %s.
                A password is asked for, or it is the first line of standard input. It is never an argument.
                %s
                A change counts at once: the server may run or be stopped. The users are in
                %s
                """.formatted(String.join(", ", Roles.ALL), Password.rule(), file.path());
    }

    private void list() throws IOException {
        SortedMap<String, User> users = file.read();
        if (users.isEmpty()) {
            out.println("There are no users in " + file.path() + ".");
        }
        for (User user : users.values()) {
            out.println(user.name() + ": " + user.shownRoles());
        }
    }

    private void add(String name, List<String> roles) throws IOException {
        require(roles);
        mustBeNew(User.newName(name), file.read());
        String hash = Password.hash(newPassword.of(name));
        SortedMap<String, User> changed = file.change(users -> {
            mustBeNew(name, users);
            users.put(name, new User(name, hash, new TreeSet<>(roles)));
        });
        say(existing(name, changed), "was added");
    }

    /** Two names that differ only in their case would be two actors in the log, which people take for one. */
    private static void mustBeNew(String name, SortedMap<String, User> users) {
        for (String taken : users.keySet()) {
            if (taken.equalsIgnoreCase(name)) {
                throw new UserRefusal("There is a user " + taken + " already. Change the user by password, grant"
                        + " or revoke, or choose another name.");
            }
        }
    }

    private void changePassword(String name) throws IOException {
        existing(name, file.read());
        String hash = Password.hash(newPassword.of(name));
        file.change(users -> users.put(name, existing(name, users).withHash(hash)));
        out.println("The password of " + name + " was changed.");
    }

    private void remove(String name) throws IOException {
        file.change(users -> users.remove(existing(name, users).name()));
        out.println(name + " was removed.");
    }

    private void grant(String name, List<String> roles) throws IOException {
        require(roles);
        SortedMap<String, User> changed = file.change(users -> {
            User user = existing(name, users);
            SortedSet<String> all = new TreeSet<>(user.roles());
            all.addAll(roles);
            users.put(name, user.withRoles(all));
        });
        say(existing(name, changed), "was changed");
    }

    private void revoke(String name, List<String> roles) throws IOException {
        require(roles);
        SortedMap<String, User> changed = file.change(users -> {
            User user = existing(name, users);
            SortedSet<String> rest = new TreeSet<>(user.roles());
            rest.removeAll(roles);
            if (rest.isEmpty()) {
                throw new UserRefusal(name + " would have no role. Remove the user: remove " + name + ".");
            }
            users.put(name, user.withRoles(rest));
        });
        say(existing(name, changed), "was changed");
    }

    private static void require(List<String> roles) {
        if (roles.isEmpty()) {
            throw new UserRefusal("Name one or more roles: " + String.join(", ", Roles.ALL) + ".");
        }
        Roles.require(roles);
    }

    private static User existing(String name, SortedMap<String, User> users) {
        @Nullable User user = users.get(name);
        if (user == null) {
            throw new UserRefusal("There is no user " + Shown.text(name) + ". The command list shows all users.");
        }
        return user;
    }

    private void say(User user, String what) {
        out.println(user.name() + " " + what + ", and has the roles: " + user.shownRoles() + ".");
    }
}
