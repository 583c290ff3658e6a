package dev.daybook.users;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.wildfly.security.auth.SupportLevel;
import org.wildfly.security.auth.principal.AnonymousPrincipal;
import org.wildfly.security.auth.principal.NamePrincipal;
import org.wildfly.security.auth.server.RealmIdentity;
import org.wildfly.security.credential.PasswordCredential;
import org.wildfly.security.evidence.PasswordGuessEvidence;

class UserRealmTest {

    private static final Logger LOG = Logger.getLogger(UserRealm.class.getName());

    @TempDir
    Path folder;

    private UserFile file;
    private final UserRealm realm = new UserRealm();
    private final Messages messages = new Messages();

    @BeforeEach
    void listen() {
        file = new UserFile(folder.resolve("users.txt"));
        LOG.addHandler(messages);
        LOG.setUseParentHandlers(false);
    }

    @AfterEach
    void listenNoLonger() {
        LOG.removeHandler(messages);
        LOG.setUseParentHandlers(true);
    }

    @Test
    void aUserIsKnownByThePasswordAndHasTheRoles() throws IOException {
        put("anna", "the right one", "reader", "writer");
        start();
        RealmIdentity anna = identity("anna");
        assertThat(anna.exists()).isTrue();
        assertThat(anna.getRealmIdentityPrincipal().getName()).isEqualTo("anna");
        assertThat(anna.getAuthorizationIdentity().getAttributes().get("groups"))
                .containsExactlyInAnyOrder("reader", "writer");
        assertThat(accepts("anna", "the right one")).isTrue();
        assertThat(accepts("anna", "the wrong one")).isFalse();
        assertThat(accepts("anna", "the right one")).isTrue();
        assertThat(accepts("anna", "")).isFalse();
    }

    @Test
    void thePasswordIsRecognisedWithoutBcryptFromThenOn() throws IOException {
        put("anna", "the right one", "reader");
        start();
        assertThat(accepts("anna", "the right one")).isTrue();
        long began = System.nanoTime();
        for (int i = 0; i < 10_000; i++) {
            assertThat(accepts("anna", "the right one")).isTrue();
        }
        // ten thousand times bcrypt with the lowest cost takes more than ten seconds
        assertThat(System.nanoTime() - began).isLessThan(5_000_000_000L);
    }

    @Test
    void aPasswordIsComparedToItsEnd() throws IOException {
        String longest = "a".repeat(72);
        put("anna", longest, "reader");
        start();
        assertThat(accepts("anna", longest + "b"))
                .as("bcrypt ignores all that follows")
                .isFalse();
        assertThat(accepts("anna", longest)).isTrue();
        assertThat(accepts("anna", longest + "b")).isFalse();
        assertThat(accepts("anna", "a".repeat(71))).isFalse();
    }

    @Test
    void aChangedPasswordCountsFromTheNextRequestOn() throws IOException {
        put("anna", "the first one", "reader");
        start();
        assertThat(accepts("anna", "the first one")).isTrue();
        put("anna", "the second one", "reader");
        assertThat(accepts("anna", "the first one")).isFalse();
        assertThat(accepts("anna", "the second one")).isTrue();
        put("anna", "the first one", "reader");
        assertThat(accepts("anna", "the second one")).isFalse();
        assertThat(accepts("anna", "the first one")).isTrue();
    }

    @Test
    void aChangedRoleCountsFromTheNextRequestOn() throws IOException {
        put("anna", "the right one", "reader");
        start();
        put("anna", "the right one", "auditor");
        assertThat(identity("anna").getAuthorizationIdentity().getAttributes().get("groups"))
                .containsExactly("auditor");
    }

    @Test
    void aUserWhoWasRemovedIsRefusedFromTheNextRequestOn() throws IOException {
        put("anna", "the right one", "reader");
        put("bert", "another one", "reader");
        start();
        assertThat(accepts("anna", "the right one")).isTrue();
        file.change(users -> users.remove("anna"));
        assertThat(identity("anna").exists()).isFalse();
        assertThat(accepts("bert", "another one")).isTrue();
    }

    @Test
    void otherUsersAreNotForgottenWhenOneChanges() throws IOException {
        put("anna", "the right one", "reader");
        start();
        RealmIdentity before = identity("anna");
        put("bert", "another one", "reader");
        assertThat(identity("anna").getAuthorizationIdentity()).isSameAs(before.getAuthorizationIdentity());
    }

    @Test
    void namesAreComparedExactly() throws IOException {
        put("anna", "the right one", "reader");
        start();
        assertThat(identity("Anna").exists()).isFalse();
        assertThat(identity("anna ").exists()).isFalse();
        assertThat(realm.getRealmIdentity(AnonymousPrincipal.getInstance()).exists())
                .isFalse();
    }

    @Test
    void aServerWithoutUsersSaysSoOnceAndFindsTheFirstOne() throws IOException {
        start();
        assertThat(identity("anna").exists()).isFalse();
        assertThat(messages.all)
                .singleElement()
                .asString()
                .contains("There are no local users in " + file.path())
                .contains("bin/daybook-users.sh add NAME ROLE...");
        put("anna", "the right one", "reader");
        assertThat(accepts("anna", "the right one")).isTrue();
    }

    @Test
    void aFileThatCannotBeReadLeavesNoUsersUntilItIsCorrected() throws IOException {
        put("anna", "the right one", "reader");
        start();
        String good = Files.readString(file.path());
        Files.writeString(file.path(), good + "bert:daybook:reader\n");
        assertThat(identity("anna").exists()).isFalse();
        assertThat(identity("anna").exists()).isFalse();
        assertThat(messages.all.subList(1, messages.all.size()))
                .singleElement()
                .asString()
                .contains("Line 3 of " + file.path() + " cannot be read", "No local user is accepted");
        Files.writeString(file.path(), good);
        assertThat(accepts("anna", "the right one")).isTrue();
    }

    @Test
    void noPasswordAndNoHashLeavesTheRealm() throws IOException {
        put("anna", "the right one", "reader");
        start();
        assertThat(identity("anna").getCredential(PasswordCredential.class)).isNull();
        assertThat(realm.getCredentialAcquireSupport(PasswordCredential.class, null, null))
                .isEqualTo(SupportLevel.UNSUPPORTED);
        assertThat(realm.getEvidenceVerifySupport(PasswordGuessEvidence.class, null))
                .isEqualTo(SupportLevel.SUPPORTED);
    }

    @Test
    void aRealmWithoutItsFileIsNotConfigured() {
        assertThatThrownBy(() -> realm.initialize(Map.of())).hasMessageContaining("no \"file\"");
    }

    private void start() {
        realm.initialize(Map.of("file", file.path().toString()));
    }

    /** A user whose hash is made with bcrypt's lowest cost. */
    private void put(String name, String password, String... roles) throws IOException {
        String hash = Password.hash(password.toCharArray(), 4);
        file.change(users -> users.put(name, new User(name, hash, new TreeSet<>(List.of(roles)))));
    }

    private RealmIdentity identity(String name) {
        return realm.getRealmIdentity(new NamePrincipal(name));
    }

    private boolean accepts(String name, String guess) throws IOException {
        return identity(name).verifyEvidence(new PasswordGuessEvidence(guess.toCharArray()));
    }

    /** What the realm has logged. */
    private static final class Messages extends Handler {
        private final List<String> all = new java.util.ArrayList<>();

        @Override
        public void publish(@Nullable LogRecord message) {
            if (message != null) {
                all.add(message.getMessage());
            }
        }

        @Override
        public void flush() {}

        @Override
        public void close() {}
    }
}
