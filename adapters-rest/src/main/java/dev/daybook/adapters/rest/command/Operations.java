package dev.daybook.adapters.rest.command;

import com.fasterxml.jackson.annotation.JsonRawValue;
import com.fasterxml.jackson.annotation.JsonValue;
import com.fasterxml.jackson.core.JsonProcessingException;
import dev.daybook.adapters.rest.json.ApiJson;
import dev.daybook.adapters.rest.problem.ProblemException;
import dev.daybook.adapters.rest.read.StateReading;
import dev.daybook.application.answer.KeptAnswer;
import dev.daybook.application.answer.KeyedOperations;
import dev.daybook.application.append.IdempotencyKey;
import dev.daybook.application.log.Digest;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;

/** Carries out operations that are no commands, each once for the key that its caller sends. */
@Singleton
public class Operations {

    private final KeyedOperations keyed;
    private final ApiJson json;

    @Inject
    public Operations(KeyedOperations keyed, ApiJson json) {
        this.keyed = keyed;
        this.json = json;
    }

    /** A body that was sent before. */
    record KeptBody(@JsonValue @JsonRawValue String json) {}

    /** A request whose address says everything. */
    private record NoBody() {}

    /** Carries an operation out that takes no body. */
    public Response once(Operator operator, Supplier<Response> operation) {
        return once(operator, new NoBody(), operation);
    }

    /**
     * Carries an operation out. If its caller sends a key, the answer is kept, and a repeat with the same key and the same
     * request is answered the same and does nothing.
     *
     * @param request the body
     */
    public Response once(Operator operator, Record request, Supplier<Response> operation) {
        Optional<IdempotencyKey.OfRequest> key = operator.key();
        if (key.isEmpty()) {
            return operation.get();
        }
        AtomicReference<Response> carriedOut = new AtomicReference<>();
        Optional<KeptAnswer> answer =
                keyed.once(key.get(), Digest.of(operator.address() + " " + text(request)), operator.name(), () -> {
                    Response response = operation.get();
                    carriedOut.set(response);
                    return kept(response);
                });
        Response response = carriedOut.get();
        return response != null
                ? response
                : answer.map(Operations::again)
                        .orElseThrow(() -> ProblemException.later(
                                "idempotency-key.in-use",
                                "An earlier request with this idempotency key is still being carried out. Send the same"
                                        + " request again in a minute."));
    }

    private KeptAnswer kept(Response response) {
        return new KeptAnswer(
                response.getStatus(),
                Optional.ofNullable(response.getHeaderString(HttpHeaders.LOCATION)),
                Optional.ofNullable(response.getHeaderString(StateReading.POSITION_HEADER))
                        .map(Long::valueOf),
                text(response.getEntity()));
    }

    private static Response again(KeptAnswer answer) {
        boolean wasCreated = answer.status() == Response.Status.CREATED.getStatusCode();
        Response.ResponseBuilder response = Response.status(
                        wasCreated ? Response.Status.OK.getStatusCode() : answer.status())
                .entity(new KeptBody(answer.body()));
        answer.location().ifPresent(path -> response.header(HttpHeaders.LOCATION, path));
        answer.position().ifPresent(position -> response.header(StateReading.POSITION_HEADER, position));
        return response.build();
    }

    private String text(Object record) {
        try {
            return json.text(record);
        } catch (JsonProcessingException defect) {
            throw new IllegalStateException(record.getClass() + " cannot be written as JSON", defect);
        }
    }
}
