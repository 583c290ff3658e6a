package dev.daybook.users;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.OpenOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Consumer;

/**
 * The file with the local users, one a line.
 *
 * <p>A change writes a second file, and puts it in the place of the first one in one step. So a reader sees the users before
 * the change or after it, and so does the server after a crash. A lock lets one change wait for another.
 */
final class UserFile {

    private static final String HEAD = "# The local users of this server: NAME:HASH:ROLE,ROLE. Change them by"
            + " daybook-users.sh, while the server runs or is stopped.\n";

    private final Path path;

    UserFile(Path path) {
        this.path = path.toAbsolutePath();
    }

    Path path() {
        return path;
    }

    /** The users by name; none if there is no file. */
    SortedMap<String, User> read() throws IOException {
        SortedMap<String, User> users = new TreeMap<>();
        List<String> lines;
        try {
            lines = Files.readAllLines(path);
        } catch (NoSuchFileException missing) {
            return users;
        }
        for (int i = 0; i < lines.size(); i++) {
            String line = lines.get(i);
            if (!line.isBlank() && !line.startsWith("#")) {
                add(users, line, i + 1);
            }
        }
        return users;
    }

    private void add(SortedMap<String, User> users, String line, int number) {
        String mistake = "it names a user a second time";
        try {
            User user = User.parse(line);
            if (users.put(user.name(), user) == null) {
                return;
            }
        } catch (UserRefusal refusal) {
            mistake = refusal.getMessage();
        }
        throw new UserRefusal(
                "Line " + number + " of " + path + " cannot be read: " + mistake + ". Correct or remove the line.");
    }

    /** Changes the users and gives those after the change, or leaves them as they are if the change is refused. */
    SortedMap<String, User> change(Consumer<SortedMap<String, User>> change) throws IOException {
        Path folder = path.resolveSibling("");
        if (!Files.isDirectory(folder)) {
            throw new UserRefusal("There is no folder " + folder
                    + ". Start the server once, or name its base folder in JBOSS_BASE_DIR.");
        }
        try (FileChannel lock = open(
                path.resolveSibling(path.getFileName() + ".lock"),
                StandardOpenOption.CREATE,
                StandardOpenOption.WRITE)) {
            lock.lock();
            SortedMap<String, User> users = read();
            change.accept(users);
            write(users);
            return users;
        }
    }

    private void write(SortedMap<String, User> users) throws IOException {
        StringBuilder text = new StringBuilder(HEAD);
        for (User user : users.values()) {
            text.append(user.line()).append('\n');
        }
        Path target = Files.exists(path) ? path.toRealPath() : path;
        Path aside = target.resolveSibling(target.getFileName() + ".new");
        Files.deleteIfExists(aside);
        try (FileChannel out = open(aside, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
            ByteBuffer bytes = StandardCharsets.UTF_8.encode(text.toString());
            while (bytes.hasRemaining()) {
                out.write(bytes);
            }
            out.force(true);
        }
        Files.move(aside, target, StandardCopyOption.ATOMIC_MOVE);
        if (isPosix()) {
            try (FileChannel folder = FileChannel.open(target.resolveSibling(""), StandardOpenOption.READ)) {
                folder.force(true);
            }
        }
    }

    /** A new file is for its owner alone. */
    private FileChannel open(Path file, OpenOption... options) throws IOException {
        if (!isPosix()) {
            return FileChannel.open(file, options);
        }
        FileAttribute<?> ownersAlone =
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"));
        FileChannel channel = FileChannel.open(file, Set.of(options), ownersAlone);
        giveToTheServer(file);
        return channel;
    }

    /** If root runs the command, the file goes to the owner of the folder: the server could not read a file of root. */
    private static void giveToTheServer(Path file) throws IOException {
        if (Files.getOwner(file).getName().equals("root")) {
            Files.setOwner(file, Files.getOwner(file.resolveSibling("")));
        }
    }

    private boolean isPosix() {
        return path.getFileSystem().supportedFileAttributeViews().contains("posix");
    }
}
