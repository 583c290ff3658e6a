package dev.daybook.it;

import static dev.daybook.it.Daybook.basic;
import static dev.daybook.it.Daybook.newId;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jboss.arquillian.container.test.api.RunAsClient;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.extension.ExtendWith;

/** The command for local users, on the server that runs: each change counts for the next request. */
@RunAsClient
@ExtendWith(ArquillianExtension.class)
@DisabledOnOs(value = OS.WINDOWS, disabledReason = "the command is a shell script")
class UsersIT {

    private static final String FIRST = "the first password";
    private static final String SECOND = "the second password";

    private final String name = newId("user");

    @Test
    void aUserIsAddedChangedAndRemovedWhileTheServerRuns() throws Exception {
        get(FIRST, "/api/v1/status").isProblem(401, "request.unauthenticated");

        command(FIRST, "add", name, "reader", "auditor");
        get(FIRST, "/api/v1/status").isStatus(200);
        get(FIRST, "/api/v1/accounts?limit=1").isStatus(200);
        get(FIRST, "/api/v1/events?limit=1").isStatus(200);
        putCompany(FIRST).isProblem(403, "request.forbidden");

        command(SECOND, "password", name);
        get(FIRST, "/api/v1/status").isProblem(401, "request.unauthenticated");
        get(SECOND, "/api/v1/status").isStatus(200);

        command("", "grant", name, "writer");
        long position = putCompany(SECOND).isStatus(201).json().at("/first").asLong();
        assertThat(get(SECOND, "/api/v1/events/" + position).isStatus(200).text("/actor"))
                .isEqualTo(name);

        command("", "revoke", name, "auditor");
        get(SECOND, "/api/v1/events?limit=1").isProblem(403, "request.forbidden");

        command("", "remove", name);
        get(SECOND, "/api/v1/status").isProblem(401, "request.unauthenticated");
    }

    private Answer get(String password, String path) {
        return send(password, "GET", path, BodyPublishers.noBody());
    }

    private Answer putCompany(String password) {
        return send(
                password,
                "PUT",
                "/api/v1/companies/" + newId("company"),
                BodyPublishers.ofString(Daybook.companyBody("A company of " + name)));
    }

    private Answer send(String password, String method, String path, HttpRequest.BodyPublisher body) {
        return Daybook.send(HttpRequest.newBuilder(Daybook.URL.resolve(path))
                .header("Authorization", basic(name, password))
                .header("Content-Type", "application/json")
                .method(method, body)
                .build());
    }

    /** Runs the script as a person does, with the password on standard input. */
    private static void command(String password, String... wish) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>();
        command.add("sh");
        command.add(Path.of(System.getProperty("daybook.wildfly"), "bin", "daybook-users.sh")
                .toString());
        command.addAll(List.of(wish));
        ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
        builder.environment().put("JAVA_HOME", System.getProperty("java.home"));
        builder.environment().put("JBOSS_BASE_DIR", System.getProperty("daybook.it.folder"));
        Process process = builder.start();
        process.getOutputStream().write((password + "\n").getBytes(StandardCharsets.UTF_8));
        process.getOutputStream().close();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).as(said).isZero();
    }
}
