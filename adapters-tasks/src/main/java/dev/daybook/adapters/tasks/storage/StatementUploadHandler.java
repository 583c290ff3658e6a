package dev.daybook.adapters.tasks.storage;

import dev.daybook.application.setting.SettingTree;
import dev.daybook.application.setting.Settings;
import dev.daybook.application.task.TaskDelivery;
import dev.daybook.application.task.TaskFailure;
import dev.daybook.application.task.TaskHandler;
import dev.daybook.domain.statement.StatementUpload;
import jakarta.annotation.PreDestroy;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.S3Exception;

/**
 * Puts an account's statement into object storage. The object's key ends in the task's id and is written only if nothing is
 * there: a repeat finds the object and changes nothing.
 */
@Singleton
public class StatementUploadHandler implements TaskHandler<StatementUpload> {

    private static final int PRECONDITION_FAILED = 412;

    private final Settings settings;
    private @Nullable S3Client client;

    @Inject
    public StatementUploadHandler(Settings settings) {
        this.settings = settings;
    }

    @Override
    public String kind() {
        return StatementUpload.KIND;
    }

    @Override
    public Class<StatementUpload> record() {
        return StatementUpload.class;
    }

    @Override
    public List<String> missing() {
        return settings.missing(
                SettingTree.S3_BUCKET, SettingTree.S3_REGION, SettingTree.S3_ACCESS_KEY, SettingTree.S3_SECRET_KEY);
    }

    @Override
    public String handle(StatementUpload task, TaskDelivery delivery) throws TaskFailure {
        String key =
                "statements/%s/%s_%s_%s.csv".formatted(task.account(), task.from(), task.until(), delivery.taskId());
        try {
            client().putObject(
                            request -> request.bucket(settings.get(SettingTree.S3_BUCKET))
                                    .key(key)
                                    .contentType("text/csv; charset=utf-8")
                                    .ifNoneMatch("*"),
                            RequestBody.fromString(task.text(), StandardCharsets.UTF_8));
            return "stored as " + key;
        } catch (S3Exception refused) {
            if (refused.statusCode() == PRECONDITION_FAILED) {
                return "was stored already as " + key;
            }
            throw new TaskFailure("The object storage answered " + refused.statusCode() + ".", refused);
        } catch (SdkClientException unreachable) {
            throw new TaskFailure("The object storage cannot be reached, or did not answer in time.", unreachable);
        }
    }

    private synchronized S3Client client() {
        S3Client existing = client;
        if (existing == null) {
            existing = ObjectStorage.client(settings);
            client = existing;
        }
        return existing;
    }

    @PreDestroy
    synchronized void close() {
        if (client != null) {
            client.close();
        }
    }
}
