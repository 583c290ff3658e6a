package dev.daybook.adapters.rest.openapi;

import dev.daybook.adapters.rest.problem.Problem;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.OASFilter;
import org.eclipse.microprofile.openapi.models.OpenAPI;
import org.eclipse.microprofile.openapi.models.Operation;
import org.eclipse.microprofile.openapi.models.PathItem;
import org.eclipse.microprofile.openapi.models.headers.Header;
import org.eclipse.microprofile.openapi.models.media.Schema;
import org.eclipse.microprofile.openapi.models.parameters.Parameter;
import org.eclipse.microprofile.openapi.models.responses.APIResponse;
import org.jspecify.annotations.Nullable;

/** Adds to the API's description what holds for every route. */
public class CommonDescription implements OASFilter {

    private static final String IF_MATCH = "If-Match";
    private static final String IF_NONE_MATCH = "If-None-Match";

    private static final Map<String, String> PARAMETERS = Map.ofEntries(
            Map.entry(
                    "Dry-Run",
                    "With true the command is carried out and rolled back. The answer has the events that would have"
                            + " been appended."),
            Map.entry("Min-Event-Position", "The answer is from this position or later, or 503."),
            Map.entry(
                    "Idempotency-Key",
                    "Made up by the caller, to whom it belongs: the same request with the same key is carried out once."),
            Map.entry(IF_MATCH, "The change is made only if the thing's ETag is one of these, or else 412."),
            Map.entry(IF_NONE_MATCH, "The answer is 304 if the thing's ETag is one of these."),
            Map.entry("period", "The first open day: the days before it are closed."),
            Map.entry("after", "Where the page begins: the next of the page before."),
            Map.entry("limit", "How many items the page may have."),
            Map.entry("batch", "How many lines are appended atomically."),
            Map.entry("refused", "At a refused line: stop (the default), or collect it and go on."),
            Map.entry("since", "Recorded at or after this instant."),
            Map.entry("until", "Recorded before this instant."),
            Map.entry("kind", "Tasks of this kind alone."));

    private static final Map<String, String> PROBLEMS = new LinkedHashMap<>();

    static {
        PROBLEMS.put("400", "Unreadable");
        PROBLEMS.put("401", "No name or a wrong password");
        PROBLEMS.put("403", "None of the caller's roles allows it");
        PROBLEMS.put("422", "Understood, and refused by a rule");
        PROBLEMS.put("503", "Busy, or the outcome is unknown; send it again");
    }

    private static final Map<String, String> PROBLEMS_OF_WRITING = new LinkedHashMap<>();

    static {
        PROBLEMS_OF_WRITING.put("409", "Contradicts what is there already");
        PROBLEMS_OF_WRITING.put("413", "The body is too large");
        PROBLEMS_OF_WRITING.put("415", "The body is of another media type");
    }

    @Override
    public Parameter filterParameter(Parameter parameter) {
        String description = PARAMETERS.get(String.valueOf(parameter.getName()));
        if (description != null && parameter.getDescription() == null) {
            parameter.description(description);
        }
        return parameter;
    }

    /** A field is required unless it may be null: bodies are read and written like that. */
    @Override
    public Schema filterSchema(Schema schema) {
        if (schema.getProperties() != null && schema.getRequired() == null) {
            List<String> required = schema.getProperties().entrySet().stream()
                    .filter(property -> !mayBeNull(property.getValue()))
                    .map(Map.Entry::getKey)
                    .toList();
            schema.required(required.isEmpty() ? null : required);
        }
        // an annotation's default must be a text
        if (schema.getDefaultValue() instanceof String text) {
            schema.defaultValue(text.matches("[0-9]+") ? Long.valueOf(text) : Boolean.valueOf(text));
        }
        return schema;
    }

    private static boolean mayBeNull(Schema schema) {
        if (schema.getType() != null && schema.getType().contains(Schema.SchemaType.NULL)) {
            return true;
        }
        return schema.getAnyOf() != null && schema.getAnyOf().stream().anyMatch(CommonDescription::mayBeNull);
    }

    @Override
    public void filterOpenAPI(OpenAPI api) {
        if (api.getPaths() == null || api.getPaths().getPathItems() == null) {
            return;
        }
        api.getPaths()
                .getPathItems()
                .forEach((path, item) -> item.getOperations().forEach((method, operation) -> {
                    complete(operation, method != PathItem.HttpMethod.GET);
                    if (path.contains("{")) {
                        addProblem(operation, "404", "There is no such thing");
                    }
                }));
    }

    private static void complete(Operation operation, boolean writes) {
        // the stream is read only to refuse a body
        if (operation.getRequestBody() != null
                && operation.getRequestBody().getContent() != null
                && operation.getRequestBody().getContent().hasMediaType("*/*")) {
            operation.requestBody(null);
        }
        if (operation.getResponses() == null) {
            operation.responses(OASFactory.createAPIResponses());
        }
        Map<String, APIResponse> described = operation.getResponses().getAPIResponses();
        if (described != null) {
            described.values().forEach(response -> addHeaders(response, writes));
        }
        if (writes) {
            // an operation that appends no events describes its own answers
            if (described == null || !(described.containsKey("200") || described.containsKey("202"))) {
                addAnswerWithoutAppending(operation, described);
            }
            PROBLEMS_OF_WRITING.forEach((status, meaning) -> addProblem(operation, status, meaning));
        }
        PROBLEMS.forEach((status, meaning) -> addProblem(operation, status, meaning));
        describeTags(operation);
    }

    private static void describeTags(Operation operation) {
        if (takes(operation, IF_MATCH)) {
            addProblem(operation, "412", "Changed since the caller read the tag");
        }
        if (takes(operation, IF_NONE_MATCH)) {
            operation
                    .getResponses()
                    .addAPIResponse(
                            "304",
                            OASFactory.createAPIResponse().description("As the caller knows it; without a body"));
            for (String status : List.of("200", "304")) {
                APIResponse answer = operation.getResponses().getAPIResponse(status);
                if (answer != null) {
                    answer.addHeader("ETag", header("The tag of what is shown", Schema.SchemaType.STRING));
                }
            }
        }
    }

    private static boolean takes(Operation operation, String header) {
        return operation.getParameters() != null
                && operation.getParameters().stream().anyMatch(parameter -> header.equals(parameter.getName()));
    }

    /** 200: the body of 201 for a repeat or if there was nothing to do; another body after a dry run. */
    private static void addAnswerWithoutAppending(Operation operation, @Nullable Map<String, APIResponse> described) {
        APIResponse answer = OASFactory.createAPIResponse().description("A repeat, nothing to do, or a dry run");
        APIResponse created = described == null ? null : described.get("201");
        if (created != null && created.getContent() != null) {
            Schema either = OASFactory.createSchema();
            created.getContent().getMediaTypes().values().forEach(body -> either.addAnyOf(body.getSchema()));
            either.addAnyOf(OASFactory.createSchema().ref("#/components/schemas/DryRunView"));
            answer.content(OASFactory.createContent()
                    .addMediaType(
                            "application/json", OASFactory.createMediaType().schema(either)));
        }
        addHeaders(answer, true);
        operation.getResponses().addAPIResponse("200", answer);
    }

    private static void addHeaders(APIResponse response, boolean writes) {
        response.addHeader(
                "Event-Position",
                header(
                        writes ? "The position of the last event" : "The position of the state or log that answered",
                        Schema.SchemaType.INTEGER));
        if (writes) {
            response.addHeader("Location", header("Where it can be seen", Schema.SchemaType.STRING));
        }
    }

    private static Header header(String description, Schema.SchemaType type) {
        return OASFactory.createHeader()
                .description(description)
                .schema(OASFactory.createSchema().addType(type));
    }

    private static void addProblem(Operation operation, String status, String meaning) {
        operation
                .getResponses()
                .addAPIResponse(
                        status,
                        OASFactory.createAPIResponse()
                                .description(meaning)
                                .content(OASFactory.createContent()
                                        .addMediaType(
                                                Problem.MEDIA_TYPE,
                                                OASFactory.createMediaType()
                                                        .schema(OASFactory.createSchema()
                                                                .ref("#/components/schemas/Problem")))));
    }
}
