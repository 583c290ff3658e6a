package dev.daybook.local;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.UserPrincipal;
import java.nio.file.attribute.UserPrincipalNotFoundException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The account of the operating system under which PostgreSQL runs: our own, unless we are root, because PostgreSQL
 * refuses to run as root.
 */
final class ProcessAccount {
    private static final Duration PATIENCE = Duration.ofMinutes(2);
    private static final List<String> UNPRIVILEGED = List.of("postgres", "nobody");

    /** Null if PostgreSQL runs under our own account. */
    private final @Nullable String name;

    private ProcessAccount(@Nullable String name) {
        this.name = name;
    }

    static boolean weAreRoot() {
        return "root".equals(System.getProperty("user.name"));
    }

    static ProcessAccount forPostgres() {
        if (!weAreRoot()) {
            return new ProcessAccount(null);
        }
        return UNPRIVILEGED.stream()
                .filter(ProcessAccount::exists)
                .findFirst()
                .map(ProcessAccount::new)
                .orElseThrow(() -> new LocalStartException(
                        "PostgreSQL refuses to run as root, and none of the accounts " + UNPRIVILEGED + " exists."));
    }

    private static boolean exists(String account) {
        try {
            return principal(account) != null;
        } catch (UserPrincipalNotFoundException e) {
            return false;
        } catch (IOException e) {
            throw new LocalStartException("Cannot look up the account " + account, e);
        }
    }

    private static UserPrincipal principal(String account) throws IOException {
        return Path.of("/").getFileSystem().getUserPrincipalLookupService().lookupPrincipalByName(account);
    }

    Command run(List<String> command) {
        return Command.run(asThisAccount(command), PATIENCE);
    }

    private List<String> asThisAccount(List<String> command) {
        if (name == null) {
            return command;
        }
        List<String> all = new ArrayList<>();
        if (onPath("setpriv")) {
            all.addAll(List.of("setpriv", "--reuid=" + name, "--regid=" + group(name), "--clear-groups", "--"));
            all.addAll(command);
        } else if (onPath("runuser")) {
            all.addAll(List.of("runuser", "-u", name, "--"));
            all.addAll(command);
        } else {
            String line = command.stream()
                    .map(word -> "'" + word.replace("'", "'\\''") + "'")
                    .collect(Collectors.joining(" "));
            all.addAll(List.of("su", "-s", "/bin/sh", name, "-c", line));
        }
        return all;
    }

    private static String group(String account) {
        return Command.run(List.of("id", "-g", account), PATIENCE).output();
    }

    private static boolean onPath(String program) {
        return Stream.of("/usr/bin", "/bin", "/usr/sbin", "/sbin")
                .anyMatch(folder -> Files.isExecutable(Path.of(folder, program)));
    }

    /** Gives a file, or a folder with all that is in it, to this account. */
    void own(Path path) {
        if (name == null) {
            return;
        }
        try (Stream<Path> all = Files.walk(path)) {
            UserPrincipal owner = principal(name);
            for (Path one : (Iterable<Path>) all::iterator) {
                Files.setOwner(one, owner);
            }
        } catch (IOException e) {
            throw new LocalStartException("Cannot give " + path + " to the account " + name, e);
        }
    }

    /** Makes sure that this account can enter the folder. The permissions of its files do not change. */
    void mustReach(Path folder) {
        if (name == null) {
            return;
        }
        Path temporary = Path.of(System.getProperty("java.io.tmpdir")).toAbsolutePath();
        for (Path one = folder.toAbsolutePath(); one != null; one = one.getParent()) {
            try {
                Set<PosixFilePermission> permissions =
                        EnumSet.copyOf(Files.getPosixFilePermissions(one, LinkOption.NOFOLLOW_LINKS));
                if (permissions.contains(PosixFilePermission.OTHERS_EXECUTE)) {
                    continue;
                }
                if (!one.startsWith(temporary) || one.equals(temporary)) {
                    throw new LocalStartException(
                            "PostgreSQL runs as the account '%s' here, which cannot enter %s: choose another folder, or chmod o+x %s."
                                    .formatted(name, one, one));
                }
                permissions.add(PosixFilePermission.OTHERS_EXECUTE);
                Files.setPosixFilePermissions(one, permissions);
            } catch (IOException e) {
                throw new LocalStartException("Cannot read the permissions of " + one, e);
            }
        }
    }

    @Override
    public String toString() {
        return name == null ? System.getProperty("user.name") : name;
    }
}
