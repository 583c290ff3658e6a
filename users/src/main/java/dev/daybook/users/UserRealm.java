package dev.daybook.users;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.security.Principal;
import java.security.spec.AlgorithmParameterSpec;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.jspecify.annotations.Nullable;
import org.wildfly.security.auth.SupportLevel;
import org.wildfly.security.auth.principal.NamePrincipal;
import org.wildfly.security.auth.server.RealmIdentity;
import org.wildfly.security.auth.server.SecurityRealm;
import org.wildfly.security.authz.AuthorizationIdentity;
import org.wildfly.security.credential.Credential;
import org.wildfly.security.evidence.Evidence;
import org.wildfly.security.evidence.PasswordGuessEvidence;

/**
 * The realm of the local users: it reads their file, and reads it again as soon as it has changed.
 *
 * <p>Each look-up asks the file system whether the file is still the one that was read. So a new password, a new role or the
 * end of a user counts from the next request on. A file that cannot be read leaves no users: the server refuses all requests
 * of local users until it is corrected, and its log says why.
 */
public final class UserRealm implements SecurityRealm {

    private static final Logger LOG = Logger.getLogger(UserRealm.class.getName());

    private final Object reading = new Object();
    private @Nullable UserFile file;
    private volatile @Nullable Read read;

    /** A file at one moment: a change gives it another key, time or size. */
    private record Stamp(@Nullable Object key, FileTime modified, long size) {}

    /** What was read, and from which file; the stamp is null if there was none. */
    private record Read(@Nullable Stamp stamp, Map<String, KnownUser> users) {}

    /**
     * Called by the server, once, before the first look-up.
     *
     * @param configuration {@code file}: the path of the file with the users
     */
    public void initialize(Map<String, String> configuration) {
        String path = configuration.get("file");
        if (path == null) {
            throw new IllegalArgumentException("The realm's configuration has no \"file\". Run local-users.cli again.");
        }
        file = new UserFile(Path.of(path));
        users();
    }

    @Override
    public RealmIdentity getRealmIdentity(Principal principal) {
        if (!(principal instanceof NamePrincipal)) {
            return RealmIdentity.NON_EXISTENT;
        }
        KnownUser user = users().get(principal.getName());
        return user == null ? RealmIdentity.NON_EXISTENT : new Identity(user);
    }

    private Map<String, KnownUser> users() {
        UserFile users = Objects.requireNonNull(file, "The realm was not initialized.");
        Stamp stamp = stamp(users.path());
        Read last = read;
        if (last != null && Objects.equals(last.stamp(), stamp)) {
            return last.users();
        }
        synchronized (reading) {
            Read meanwhile = read;
            if (meanwhile == null || !Objects.equals(meanwhile.stamp(), stamp)) {
                // the stamp is older than what is read: a change in between is seen by the next look-up
                meanwhile = new Read(stamp, read(users, meanwhile == null ? Map.of() : meanwhile.users()));
                read = meanwhile;
            }
            return meanwhile.users();
        }
    }

    private static @Nullable Stamp stamp(Path path) {
        try {
            BasicFileAttributes attributes = Files.readAttributes(path, BasicFileAttributes.class);
            return new Stamp(attributes.fileKey(), attributes.lastModifiedTime(), attributes.size());
        } catch (NoSuchFileException missing) {
            return null;
        } catch (IOException e) {
            LOG.log(Level.SEVERE, e, () -> "Cannot look at " + path + ". No local user is accepted.");
            return null;
        }
    }

    /** A user whose line is the same as before keeps its entry, so that it needs no bcrypt again. */
    private static Map<String, KnownUser> read(UserFile file, Map<String, KnownUser> before) {
        Map<String, KnownUser> users = new HashMap<>();
        try {
            for (User user : file.read().values()) {
                KnownUser known = before.get(user.name());
                users.put(user.name(), known != null && known.user().equals(user) ? known : new KnownUser(user));
            }
        } catch (UserRefusal refusal) {
            LOG.severe(refusal.getMessage() + " No local user is accepted until then.");
            return Map.of();
        } catch (IOException e) {
            LOG.log(
                    Level.SEVERE,
                    e,
                    () -> "Cannot read " + file.path() + ". No local user is accepted."
                            + " The file must belong to the account of the server.");
            return Map.of();
        }
        if (users.isEmpty()) {
            LOG.severe("There are no local users in " + file.path() + ", so every request is refused. Add a user:"
                    + " bin/daybook-users.sh add NAME ROLE...");
        } else {
            LOG.info(users.size() + " local users are in " + file.path() + ".");
        }
        return users;
    }

    @Override
    public SupportLevel getCredentialAcquireSupport(
            Class<? extends Credential> credentialType,
            @Nullable String algorithmName,
            @Nullable AlgorithmParameterSpec parameterSpec) {
        return SupportLevel.UNSUPPORTED;
    }

    @Override
    public SupportLevel getEvidenceVerifySupport(
            Class<? extends Evidence> evidenceType, @Nullable String algorithmName) {
        return PasswordGuessEvidence.class.isAssignableFrom(evidenceType)
                ? SupportLevel.SUPPORTED
                : SupportLevel.UNSUPPORTED;
    }

    /** One user in one request. */
    private final class Identity implements RealmIdentity {

        private final KnownUser user;

        Identity(KnownUser user) {
            this.user = user;
        }

        @Override
        public Principal getRealmIdentityPrincipal() {
            return new NamePrincipal(user.user().name());
        }

        @Override
        public SupportLevel getCredentialAcquireSupport(
                Class<? extends Credential> credentialType,
                @Nullable String algorithmName,
                @Nullable AlgorithmParameterSpec parameterSpec) {
            return UserRealm.this.getCredentialAcquireSupport(credentialType, algorithmName, parameterSpec);
        }

        @Override
        public <C extends Credential> @Nullable C getCredential(Class<C> credentialType) {
            return null;
        }

        @Override
        public SupportLevel getEvidenceVerifySupport(
                Class<? extends Evidence> evidenceType, @Nullable String algorithmName) {
            return UserRealm.this.getEvidenceVerifySupport(evidenceType, algorithmName);
        }

        @Override
        public boolean verifyEvidence(Evidence evidence) {
            return evidence instanceof PasswordGuessEvidence guess && user.accepts(guess.getGuess());
        }

        @Override
        public boolean exists() {
            return true;
        }

        @Override
        public AuthorizationIdentity getAuthorizationIdentity() {
            return user.authorization();
        }
    }
}
