package dev.daybook.users;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.File;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.nio.file.attribute.UserPrincipal;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class UsersCommandTest {

    private static final String PASSWORD = "correct horse battery";

    @TempDir
    Path folder;

    private Path file;
    private String said = "";
    private String complained = "";

    @BeforeEach
    void aServerWithoutUsers() {
        file = folder.resolve("daybook-users.txt");
    }

    @Test
    void addsAUserWithSeveralRoles() throws IOException {
        assertThat(run(PASSWORD, "add", "anna", "writer", "reader")).isZero();
        assertThat(said).isEqualTo("anna was added, and has the roles: reader, writer.\n");

        User anna = users().get(0);
        assertThat(anna.name()).isEqualTo("anna");
        assertThat(anna.roles()).containsExactly("reader", "writer");
        assertThat(Password.matches(PASSWORD.toCharArray(), anna.hash())).isTrue();
        assertThat(file).content().doesNotContain(PASSWORD);
    }

    @Test
    void equalPasswordsHaveDifferentHashes() throws IOException {
        run(PASSWORD, "add", "anna", "reader");
        run(PASSWORD, "add", "bert", "reader");
        assertThat(users()).extracting(User::hash).doesNotHaveDuplicates().allMatch(hash -> hash.startsWith("$2a$12$"));
    }

    @Test
    void changesAPasswordAndLeavesTheRoles() throws IOException {
        run(PASSWORD, "add", "anna", "reader", "writer");
        assertThat(run("another long one", "password", "anna")).isZero();
        assertThat(said).isEqualTo("The password of anna was changed.\n");

        User anna = users().get(0);
        assertThat(anna.roles()).containsExactly("reader", "writer");
        assertThat(Password.matches("another long one".toCharArray(), anna.hash()))
                .isTrue();
        assertThat(Password.matches(PASSWORD.toCharArray(), anna.hash())).isFalse();
    }

    @Test
    void givesAndTakesRolesAndLeavesThePassword() throws IOException {
        run(PASSWORD, "add", "anna", "reader");
        String hash = users().get(0).hash();
        assertThat(run("", "grant", "anna", "auditor", "operator", "reader")).isZero();
        assertThat(said).isEqualTo("anna was changed, and has the roles: auditor, operator, reader.\n");
        assertThat(run("", "revoke", "anna", "auditor", "writer")).isZero();
        assertThat(said).isEqualTo("anna was changed, and has the roles: operator, reader.\n");
        assertThat(users().get(0).hash()).isEqualTo(hash);
    }

    @Test
    void aUserIsNotLeftWithoutARole() {
        run(PASSWORD, "add", "anna", "reader");
        assertThat(run("", "revoke", "anna", "reader")).isEqualTo(1);
        assertThat(complained).isEqualTo("anna would have no role. Remove the user: remove anna.\n");
    }

    @Test
    void removesAUser() throws IOException {
        run(PASSWORD, "add", "anna", "reader");
        run(PASSWORD, "add", "bert", "reader");
        assertThat(run("", "remove", "anna")).isZero();
        assertThat(said).isEqualTo("anna was removed.\n");
        assertThat(users()).extracting(User::name).containsExactly("bert");
    }

    @Test
    void listsTheUsersWithTheirRolesAndNothingElse() {
        assertThat(run("", "list")).isZero();
        assertThat(said).isEqualTo("There are no users in " + file + ".\n");
        run(PASSWORD, "add", "bert", "reader");
        run(PASSWORD, "add", "anna", "writer", "importer");
        assertThat(run("", "list")).isZero();
        assertThat(said).isEqualTo("anna: importer, writer\nbert: reader\n");
    }

    @ParameterizedTest
    @ValueSource(strings = {"password", "grant", "revoke", "remove"})
    void aUserWhoDoesNotExistIsNamed(String verb) {
        List<String> wish = new ArrayList<>(List.of(verb, "nina"));
        if (verb.equals("grant") || verb.equals("revoke")) {
            wish.add("reader");
        }
        assertThat(run(PASSWORD, wish.toArray(String[]::new))).isEqualTo(1);
        assertThat(complained).isEqualTo("There is no user nina. The command list shows all users.\n");
        assertThat(file).doesNotExist();
    }

    @Test
    void anUnknownRoleIsRefusedWithTheRolesThereAre() {
        assertThat(run(PASSWORD, "add", "anna", "reader", "admin")).isEqualTo(1);
        assertThat(complained)
                .isEqualTo(
                        "There is no role admin. The roles are: reader, writer, importer, auditor, operator, approver.\n");
        assertThat(run(PASSWORD, "add", "anna")).isEqualTo(1);
        assertThat(complained).startsWith("Name one or more roles: reader, ");
        assertThat(file).doesNotExist();
    }

    @ParameterizedTest
    @ValueSource(strings = {"anna", "Anna", "ANNA"})
    void aNameThatIsTakenIsRefusedInAnyCase(String name) {
        run(PASSWORD, "add", "anna", "reader");
        assertThat(run(PASSWORD, "add", name, "writer")).isEqualTo(1);
        assertThat(complained).startsWith("There is a user anna already.");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", ".anna", "-anna", "an na", "anna:reader", "an/na", "Žofie", "anna\n", "a\u0007"})
    void aNameWithOtherCharactersIsRefused(String name) {
        assertThat(run(PASSWORD, "add", name, "reader")).isEqualTo(1);
        assertThat(complained)
                .startsWith("The name ")
                .contains("1 to 64 characters of a-z A-Z 0-9 . _ @ -")
                .doesNotContain("\u0007");
        assertThat(file).doesNotExist();
    }

    @Test
    void aNameHasAtMost64Characters() {
        assertThat(run(PASSWORD, "add", "a".repeat(65), "reader")).isEqualTo(1);
        assertThat(run(PASSWORD, "add", "jan.novak_2@bank.example-" + "a".repeat(39), "reader"))
                .isZero();
    }

    @Test
    void aPasswordHas12To72Characters() {
        assertThat(run("", "add", "anna", "reader")).isEqualTo(1);
        assertThat(complained).startsWith("The password is empty. A password has 12 to 72 characters:");
        assertThat(run("a".repeat(11), "add", "anna", "reader")).isEqualTo(1);
        assertThat(complained).startsWith("The password has 11 characters. A password has 12 to 72 characters:");
        assertThat(run("a".repeat(73), "add", "anna", "reader")).isEqualTo(1);
        assertThat(complained).startsWith("The password has 73 characters. ");
        assertThat(file).doesNotExist();
        assertThat(run("a".repeat(12), "add", "anna", "reader")).isZero();
        assertThat(run("a".repeat(72), "add", "bert", "reader")).isZero();
    }

    @ParameterizedTest
    @ValueSource(strings = {"příliš žluťoučký", "twelve\tletters", "twelve letters\u0000", "twelve letters 😀"})
    void aPasswordThatClientsEncodeInDifferentWaysIsRefused(String password) {
        assertThat(run(password, "add", "anna", "reader")).isEqualTo(1);
        assertThat(complained).startsWith("The password has a character that is not printable ASCII. ");
        assertThat(file).doesNotExist();
    }

    @Test
    void aPasswordThatIsMissingOnStandardInputIsSaid() {
        int code = command(new PasswordInput(null, new ByteArrayInputStream(new byte[0])), "add", "anna", "reader");
        assertThat(code).isEqualTo(1);
        assertThat(complained).startsWith("There is no password on standard input.");
    }

    @Test
    void aPasswordIsNeverAnArgument() {
        run(PASSWORD, "add", "anna", "reader");
        assertThat(run(PASSWORD, "password", "anna", "secret-in-ps")).isEqualTo(2);
        assertThat(complained)
                .startsWith("Usage: ")
                .contains("It is never an argument.")
                .doesNotContain("secret-in-ps");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "help", "add", "remove", "list anna", "drop anna"})
    void aWishThatIsNotUnderstoodIsAnsweredByTheUsage(String wish) {
        String[] words =
                Stream.of(wish.split(" ")).filter(word -> !word.isEmpty()).toArray(String[]::new);
        assertThat(run(PASSWORD, words)).isEqualTo(2);
        assertThat(complained).contains("add NAME ROLE...", "approver", "12 to 72 characters", file.toString());
    }

    @Test
    @DisabledOnOs(OS.WINDOWS)
    void theFilesAreForTheirOwnerAlone() throws IOException {
        Files.writeString(file, "");
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-rw-rw-"));
        run(PASSWORD, "add", "anna", "reader");
        try (Stream<Path> files = Files.list(folder)) {
            for (Path one : (Iterable<Path>) files::iterator) {
                assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(one)))
                        .as(one.toString())
                        .isEqualTo("rw-------");
            }
        }
    }

    @Test
    void whatRootWritesBelongsToTheOwnerOfTheFolder() throws IOException {
        assumeTrue(System.getProperty("user.name").equals("root"), "only root can give a file away");
        UserPrincipal server =
                folder.getFileSystem().getUserPrincipalLookupService().lookupPrincipalByName("nobody");
        Files.setOwner(folder, server);
        run(PASSWORD, "add", "anna", "reader");
        run("", "grant", "anna", "writer");
        assertThat(Files.getOwner(file)).isEqualTo(server);
        assertThat(Files.getOwner(folder.resolve("daybook-users.txt.lock"))).isEqualTo(server);
    }

    @Test
    void whatACommandThatWasKilledLeftBehindDoesNotMatter() throws IOException {
        run(PASSWORD, "add", "anna", "reader");
        Files.writeString(folder.resolve("daybook-users.txt.new"), "anna:half a li");
        run("", "list");
        assertThat(said).isEqualTo("anna: reader\n");
        assertThat(run(PASSWORD, "add", "bert", "reader")).isZero();
        assertThat(users()).extracting(User::name).containsExactly("anna", "bert");
        assertThat(folder.resolve("daybook-users.txt.new")).doesNotExist();
    }

    @Test
    void aFileThatCannotBeReadIsNotOverwritten() throws IOException {
        Files.writeString(file, "# by hand\nanna:daybook:reader\n");
        assertThat(run(PASSWORD, "add", "bert", "reader")).isEqualTo(1);
        assertThat(complained)
                .startsWith("Line 2 of " + file + " cannot be read: ")
                .contains("Correct or remove the line.");
        assertThat(file).hasContent("# by hand\nanna:daybook:reader\n");
    }

    @Test
    void aFolderThatIsMissingIsNamed() {
        file = folder.resolve("nowhere/daybook-users.txt");
        assertThat(run(PASSWORD, "add", "anna", "reader")).isEqualTo(1);
        assertThat(complained)
                .startsWith("There is no folder " + folder.resolve("nowhere"))
                .contains("JBOSS_BASE_DIR");
    }

    @Test
    void commandsAtTheSameTimeLoseNothing() throws Exception {
        run(PASSWORD, "add", "anna", "reader");
        List<Process> commands = new ArrayList<>();
        for (String role : Roles.ALL) {
            commands.add(new ProcessBuilder(
                            Path.of(System.getProperty("java.home"), "bin", "java")
                                    .toString(),
                            "-cp",
                            System.getProperty("java.class.path"),
                            UsersCommand.class.getName(),
                            file.toString(),
                            "grant",
                            "anna",
                            role)
                    .redirectErrorStream(true)
                    .redirectOutput(folder.resolve(role + ".out").toFile())
                    .start());
        }
        for (Process command : commands) {
            assertThat(command.waitFor()).isZero();
        }
        assertThat(users().get(0).roles()).containsExactlyInAnyOrderElementsOf(Roles.ALL);
    }

    @Test
    void theFirstUsersOfTheRunCommandHaveThePasswordOfTheDocumentation() throws IOException {
        File inTheRepository = new File("../deployment/src/main/wildfly/configuration/daybook-users.txt");
        List<User> first =
                List.copyOf(new UserFile(inTheRepository.toPath()).read().values());
        assertThat(first).extracting(User::name).containsExactlyInAnyOrderElementsOf(Roles.ALL);
        assertThat(first).allSatisfy(user -> {
            assertThat(user.roles()).containsExactly(user.name());
            assertThat(Password.matches("daybook".toCharArray(), user.hash())).isTrue();
        });
    }

    private List<User> users() throws IOException {
        return List.copyOf(new UserFile(file).read().values());
    }

    /** Runs the command with this line on standard input. */
    private int run(String password, String... wish) {
        byte[] input = (password + "\n").getBytes(StandardCharsets.UTF_8);
        return command(new PasswordInput(null, new ByteArrayInputStream(input)), wish);
    }

    private int command(PasswordInput input, String... wish) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ByteArrayOutputStream errors = new ByteArrayOutputStream();
        int code = new UsersCommand(new UserFile(file), input, new PrintStream(out, true, StandardCharsets.UTF_8))
                .carryOut(List.of(wish), new PrintStream(errors, true, StandardCharsets.UTF_8));
        said = out.toString(StandardCharsets.UTF_8);
        complained = errors.toString(StandardCharsets.UTF_8);
        return code;
    }
}
