package dev.daybook.application.setting;

import static org.assertj.core.api.Assertions.assertThat;

import dev.daybook.application.setting.Setting.ReadBy;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The reference page says what the code does, and the server's scripts know no other names and defaults. */
class SettingsPageTest {

    private static final Path PAGE = Path.of("../docs/reference/settings.md");
    private static final Path MADE = Path.of("target/settings.md");
    private static final Path SCRIPTS = Path.of("../deployment/src/main/wildfly");
    private static final Pattern EXPRESSION = Pattern.compile("\\$\\{env\\.(DAYBOOK_[A-Z0-9_]+)(?::([^}]*))?}");

    private static final String HEAD = """
            # Settings

            A server reads its settings once, when it starts. If a setting is not allowed, the server does not start. Its log
            then has one line for each wrong setting: what is wrong, what is allowed, and an example.

            Each setting is an environment variable, or a system property of the same meaning: `DAYBOOK_TASK_PARALLEL=4` is
            the same as `-Ddaybook.task.parallel=4`. A system property `env.DAYBOOK_TASK_PARALLEL` works too. For
            settings that the server's configuration reads, only the `env.` property works.

            Durations are written as in ISO 8601: `PT2S` is two seconds, `PT1H` is one hour.

            This page is made from the code (`SettingTree`). A test compares the two; when it fails, copy
            `application/target/settings.md` here.
            """;

    private static String page() {
        return HEAD
                + section("Daybook", ReadBy.DAYBOOK)
                + section("The server's configuration", ReadBy.SERVER)
                + section("The command `./mvnw -Prun`", ReadBy.RUN)
                + formerNames();
    }

    private static String section(String title, ReadBy readBy) {
        String rows = SettingTree.all().stream()
                .filter(setting -> setting.readBy() == readBy)
                .map(SettingsPageTest::row)
                .collect(Collectors.joining("\n"));
        return "\n## " + title + "\n\n| setting | variable | default | meaning | allowed |\n|---|---|---|---|---|\n"
                + rows + "\n";
    }

    private static String row(Setting<?> setting) {
        String usual = setting.usual()
                .map(text -> text.startsWith("`") ? text : "`" + text + "`")
                .orElse("none");
        return Stream.of(
                        "`" + setting.property() + "`",
                        "`" + setting.variable() + "`",
                        usual,
                        setting.meaning(),
                        setting.allowed())
                .collect(Collectors.joining(" | ", "| ", " |"));
    }

    private static String formerNames() {
        String rows = SettingTree.all().stream()
                .flatMap(setting -> setting.former().stream()
                        .map(former -> "| `" + former.variable() + "` | `" + setting.variable() + "` |"))
                .collect(Collectors.joining("\n"));
        return "\n## Old names\n\nThey still work, with a warning in the log.\n\n| old | new |\n|---|---|\n" + rows
                + "\n";
    }

    @Test
    void thePageListsEverySettingAsItIs() throws IOException {
        Files.writeString(MADE, page());
        assertThat(Files.readString(PAGE))
                .as("copy application/%s to %s", MADE, PAGE.normalize())
                .isEqualTo(page());
    }

    @Test
    void noTwoSettingsHaveTheSameName() {
        assertThat(SettingTree.all()).extracting(Setting::name).doesNotHaveDuplicates();
    }

    @Test
    void everyDefaultAndEveryExampleIsAllowed() {
        for (Setting<?> setting : SettingTree.all()) {
            setting.usual().ifPresent(setting::read);
            setting.read(setting.example());
        }
    }

    @Test
    void theServersScriptsKnowNoOtherNamesAndDefaults() throws IOException {
        Map<String, Setting<?>> byVariable = new HashMap<>();
        SettingTree.all().forEach(setting -> byVariable.put(setting.variable(), setting));
        List<Path> scripts;
        try (Stream<Path> files = Files.list(SCRIPTS)) {
            scripts = files.filter(file -> file.toString().endsWith(".cli")).toList();
        }
        int expressions = 0;
        for (Path script : scripts) {
            Matcher found = EXPRESSION.matcher(Files.readString(script));
            while (found.find()) {
                expressions++;
                Setting<?> setting = byVariable.get(found.group(1));
                assertThat(setting).as(found.group(1) + " in " + script).isNotNull();
                Optional<String> usual = Objects.requireNonNull(setting).usual();
                // the others have no default of ours: the server only needs some text there
                usual.ifPresent(
                        text -> assertThat(found.group(2)).as(found.group(1)).isEqualTo(text));
            }
        }
        assertThat(expressions).isGreaterThan(10);
    }
}
