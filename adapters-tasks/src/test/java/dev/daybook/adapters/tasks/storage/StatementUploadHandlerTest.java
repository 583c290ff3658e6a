package dev.daybook.adapters.tasks.storage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.daybook.application.setting.Settings;
import dev.daybook.application.task.TaskDelivery;
import dev.daybook.application.task.TaskFailure;
import dev.daybook.domain.kernel.ClientId;
import dev.daybook.domain.statement.StatementUpload;
import java.net.URI;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.gaul.s3proxy.S3Proxy;
import org.gaul.s3proxy.auth.AuthenticationType;
import org.gaul.s3proxy.nio2blob.TransientNio2BlobStore;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Against s3proxy, which speaks S3. */
@Timeout(120)
@SuppressWarnings("NullAway.Init")
class StatementUploadHandlerTest {

    private static final StatementUpload STATEMENT = new StatementUpload(
            new ClientId("A-17"),
            LocalDate.of(2026, 1, 1),
            LocalDate.of(2026, 1, 31),
            "date,amount\n2026-01-05,\"700.00 Kč\"\n");
    private static final UUID TASK = UUID.fromString("3d7f2a5e-0000-3000-8000-000000000002");
    private static final String KEY = "statements/A-17/2026-01-01_2026-01-31_" + TASK + ".csv";

    private final TransientNio2BlobStore blobs = new TransientNio2BlobStore();
    private S3Proxy server;

    @BeforeEach
    void start() throws Exception {
        blobs.createContainer("statements");
        server = S3Proxy.builder()
                .blobStore(blobs)
                .endpoint(URI.create("http://127.0.0.1:0"))
                .awsAuthentication(AuthenticationType.AWS_V2_OR_V4, "access", "secret-of-the-test")
                .build();
        server.start();
    }

    @AfterEach
    void stop() throws Exception {
        server.stop();
    }

    private StatementUploadHandler handler(Map<String, String> other) {
        Map<String, String> variables = new HashMap<>(Map.of(
                "DAYBOOK_S3_ENDPOINT", "http://127.0.0.1:" + server.getPort(),
                "DAYBOOK_S3_REGION", "eu-central-1",
                "DAYBOOK_S3_BUCKET", "statements",
                "DAYBOOK_S3_ACCESS_KEY", "access",
                "DAYBOOK_S3_SECRET_KEY", "secret-of-the-test"));
        variables.putAll(other);
        return new StatementUploadHandler(Settings.ofEnvironment(variables));
    }

    private static TaskDelivery attempt(int number) {
        return new TaskDelivery(TASK, number, Instant.EPOCH);
    }

    private String stored() throws Exception {
        try (var content = blobs.getBlob("statements", KEY)) {
            return new String(content.readAllBytes(), java.nio.charset.StandardCharsets.UTF_8);
        }
    }

    @Test
    void theFileIsStoredUnderAKeyOfItsTask() throws Exception {
        assertThat(handler(Map.of()).handle(STATEMENT, attempt(1))).isEqualTo("stored as " + KEY);
        assertThat(stored()).isEqualTo(STATEMENT.text());
    }

    @Test
    void aRepeatFindsItThereAndChangesNothing() throws Exception {
        StatementUploadHandler handler = handler(Map.of());
        handler.handle(STATEMENT, attempt(1));
        StatementUpload other =
                new StatementUpload(STATEMENT.account(), STATEMENT.from(), STATEMENT.until(), "something else");
        assertThat(handler.handle(other, attempt(2))).isEqualTo("was stored already as " + KEY);
        assertThat(stored()).isEqualTo(STATEMENT.text());
    }

    @Test
    void wrongKeysAreAFailureThatDoesNotShowThem() {
        assertThatThrownBy(() ->
                        handler(Map.of("DAYBOOK_S3_SECRET_KEY", "tiger-wrong")).handle(STATEMENT, attempt(1)))
                .isInstanceOf(TaskFailure.class)
                .hasMessage("The object storage answered 403.");
    }

    @Test
    void aStorageThatIsAwayIsAFailureThatSaysSo() {
        assertThatThrownBy(() -> handler(Map.of("DAYBOOK_S3_ENDPOINT", "http://127.0.0.1:1"))
                        .handle(STATEMENT, attempt(1)))
                .isInstanceOf(TaskFailure.class)
                .hasMessageContaining("cannot be reached");
    }

    @Test
    void aSettingThatIsMissingIsNamed() {
        assertThat(new StatementUploadHandler(Settings.ofEnvironment(Map.of("DAYBOOK_S3_BUCKET", "b"))).missing())
                .isEqualTo(List.of(
                        "DAYBOOK_S3_REGION is not set.",
                        "DAYBOOK_S3_ACCESS_KEY is not set.",
                        "DAYBOOK_S3_SECRET_KEY is not set."));
    }
}
