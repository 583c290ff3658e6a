package dev.daybook.local;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Locale;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.apache.commons.compress.compressors.xz.XZCompressorInputStream;
import org.jspecify.annotations.Nullable;

/** PostgreSQL's programs, unpacked once a version into a cache that outlives builds. */
record PostgresBinaries(Path folder) {

    static PostgresBinaries unpacked() {
        String archive = archiveName();
        String digest = digest(archive);
        Path cache = cacheFolder();
        Path folder = cache.resolve("postgresql-" + digest.substring(0, 12));
        if (!Files.isDirectory(folder)) {
            unpack(archive, cache, folder);
        }
        return new PostgresBinaries(folder);
    }

    String program(String name) {
        return folder.resolve("bin").resolve(name).toString();
    }

    private static String archiveName() {
        String system = System.getProperty("os.name", "").toLowerCase(Locale.ROOT);
        String processor = System.getProperty("os.arch", "").toLowerCase(Locale.ROOT);
        boolean arm = processor.equals("aarch64") || processor.equals("arm64");
        String name;
        if (system.contains("mac")) {
            name = arm ? "postgres-darwin-arm_64.txz" : "postgres-darwin-x86_64.txz";
        } else if (system.contains("windows")) {
            name = "postgres-windows-x86_64.txz";
        } else {
            name = arm ? "postgres-linux-arm_64.txz" : "postgres-linux-x86_64.txz";
        }
        if (PostgresBinaries.class.getResource("/" + name) == null) {
            throw new LocalStartException(
                    "There is no embedded PostgreSQL for %s on %s (%s is not on the class path): set DAYBOOK_LOG_URL and DAYBOOK_STATE_URL to use a PostgreSQL of your own."
                            .formatted(system, processor, name));
        }
        return name;
    }

    private static InputStream open(String archive) {
        InputStream stream = PostgresBinaries.class.getResourceAsStream("/" + archive);
        if (stream == null) {
            throw new LocalStartException(archive + " is not on the class path");
        }
        return stream;
    }

    private static String digest(String archive) {
        try (InputStream in = open(archive)) {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            byte[] buffer = new byte[1 << 16];
            for (int n = in.read(buffer); n >= 0; n = in.read(buffer)) {
                digest.update(buffer, 0, n);
            }
            return HexFormat.of().formatHex(digest.digest());
        } catch (IOException | NoSuchAlgorithmException e) {
            throw new LocalStartException("Cannot read " + archive, e);
        }
    }

    private static Path cacheFolder() {
        String chosen = System.getProperty("daybook.cache");
        if (chosen != null) {
            return Path.of(chosen).toAbsolutePath();
        }
        // Not in the temporary folder: another user could put programs there, and we would run them.
        if (ProcessAccount.weAreRoot()) {
            return Path.of("/var/cache/daybook");
        }
        String xdg = System.getenv("XDG_CACHE_HOME");
        Path home = xdg == null || xdg.isBlank() ? Path.of(System.getProperty("user.home"), ".cache") : Path.of(xdg);
        return home.resolve("daybook").toAbsolutePath();
    }

    private static void unpack(String archive, Path cache, Path target) {
        try {
            Files.createDirectories(cache);
            Path fresh = Files.createTempDirectory(cache, "unpacking");
            try {
                extract(archive, fresh);
                if (isPosix(fresh)) {
                    Files.setPosixFilePermissions(fresh, PosixFilePermissions.fromString("rwxr-xr-x"));
                }
                Files.move(fresh, target);
            } catch (FileAlreadyExistsException | AtomicMoveNotSupportedException e) {
                FileTree.delete(fresh);
            } catch (FileSystemException e) {
                FileTree.delete(fresh);
                // Another process was faster: its copy is as good as ours.
                if (!Files.isDirectory(target)) {
                    throw e;
                }
            }
        } catch (IOException e) {
            throw new LocalStartException("Cannot unpack PostgreSQL into " + target + ": " + e.getMessage(), e);
        }
    }

    private static void extract(String archive, Path root) throws IOException {
        boolean posix = isPosix(root);
        try (TarArchiveInputStream tar =
                new TarArchiveInputStream(new XZCompressorInputStream(new BufferedInputStream(open(archive))))) {
            for (TarArchiveEntry entry = next(tar); entry != null; entry = next(tar)) {
                Path path = root.resolve(entry.getName()).normalize();
                if (!path.startsWith(root)) {
                    throw new IOException("Entry outside of the archive's folder: " + entry.getName());
                }
                if (entry.isDirectory()) {
                    Files.createDirectories(path);
                    continue;
                }
                Files.createDirectories(parent(path));
                if (entry.isSymbolicLink()) {
                    Files.createSymbolicLink(path, Path.of(entry.getLinkName()));
                } else if (entry.isLink()) {
                    Files.createLink(path, root.resolve(entry.getLinkName()).normalize());
                } else {
                    Files.copy(tar, path);
                    if (posix) {
                        boolean executable = (entry.getMode() & 0100) != 0;
                        Files.setPosixFilePermissions(
                                path, PosixFilePermissions.fromString(executable ? "rwxr-xr-x" : "rw-r--r--"));
                    }
                }
            }
        }
    }

    private static @Nullable TarArchiveEntry next(TarArchiveInputStream tar) throws IOException {
        return tar.getNextEntry();
    }

    private static Path parent(Path path) {
        Path parent = path.getParent();
        return parent == null ? path : parent;
    }

    private static boolean isPosix(Path path) {
        return path.getFileSystem().supportedFileAttributeViews().contains("posix");
    }
}
