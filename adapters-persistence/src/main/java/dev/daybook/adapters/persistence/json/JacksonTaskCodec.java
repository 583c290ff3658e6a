package dev.daybook.adapters.persistence.json;

import com.fasterxml.jackson.core.JsonProcessingException;
import dev.daybook.application.task.TaskCodec;
import dev.daybook.application.task.TaskFailure;
import dev.daybook.domain.kernel.Task;
import jakarta.inject.Singleton;

/** Reads tasks from JSON, by their records. */
@Singleton
public class JacksonTaskCodec implements TaskCodec {

    @Override
    public <T extends Task> T decode(Class<T> record, String payload) throws TaskFailure {
        try {
            return CanonicalJson.read(payload, record);
        } catch (JsonProcessingException unreadable) {
            throw new TaskFailure("This build cannot read the task as " + record.getSimpleName() + ".", unreadable);
        }
    }
}
