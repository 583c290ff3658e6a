package dev.daybook.local;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Properties;

/**
 * The passwords of one embedded PostgreSQL. They are made once and kept beside its data, in a file that only our
 * account can read.
 */
record PostgresPasswords(Login superuser, Login owner, Login runtime) {
    private static final String SUPERUSER = "postgres";
    private static final String OWNER = "daybook_owner";
    private static final String RUNTIME = "daybook_runtime";

    static PostgresPasswords keptIn(Path file) {
        try {
            Properties kept = new Properties();
            if (Files.exists(file)) {
                try (InputStream in = Files.newInputStream(file)) {
                    kept.load(in);
                }
            }
            boolean complete = kept.containsKey(SUPERUSER) && kept.containsKey(OWNER) && kept.containsKey(RUNTIME);
            if (!complete) {
                for (String role : new String[] {SUPERUSER, OWNER, RUNTIME}) {
                    kept.putIfAbsent(role, draw());
                }
                write(file, kept);
            }
            return new PostgresPasswords(login(kept, SUPERUSER), login(kept, OWNER), login(kept, RUNTIME));
        } catch (IOException e) {
            throw new LocalStartException("Cannot read or write " + file + ": " + e.getMessage(), e);
        }
    }

    private static Login login(Properties kept, String role) {
        return new Login(role, kept.getProperty(role, ""));
    }

    private static String draw() {
        byte[] bytes = new byte[24];
        new SecureRandom().nextBytes(bytes);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    private static void write(Path file, Properties kept) throws IOException {
        createForOurEyesOnly(file);
        try (OutputStream out = Files.newOutputStream(file, StandardOpenOption.WRITE)) {
            kept.store(out, "roles of Daybook's embedded PostgreSQL");
        }
    }

    /** The file gets its permissions before the secret is written into it. */
    static void createForOurEyesOnly(Path file) throws IOException {
        Files.deleteIfExists(file);
        if (file.getFileSystem().supportedFileAttributeViews().contains("posix")) {
            Files.createFile(file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        } else if (!Files.exists(file, LinkOption.NOFOLLOW_LINKS)) {
            Files.createFile(file);
        }
    }
}
