package dev.daybook.users;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class RolesTest {

    @Test
    void theyAreTheRolesOfTheWebApplication() throws IOException {
        String descriptor = Files.readString(Path.of("../deployment/src/main/webapp/WEB-INF/web.xml"));
        List<String> declared = Pattern.compile("<security-role><role-name>(.*?)</role-name>")
                .matcher(descriptor)
                .results()
                .map((MatchResult role) -> role.group(1))
                .toList();
        assertThat(Roles.ALL).containsExactlyElementsOf(declared);
    }
}
