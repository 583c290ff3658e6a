package dev.daybook.adapters.rest.bulk;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.util.TokenBuffer;
import dev.daybook.adapters.rest.RoleGuard;
import dev.daybook.adapters.rest.command.CommandResource;
import dev.daybook.adapters.rest.command.CommandRoute;
import dev.daybook.adapters.rest.command.RequestedCommand;
import dev.daybook.adapters.rest.command.Sender;
import dev.daybook.adapters.rest.json.ApiJson;
import dev.daybook.adapters.rest.json.JsonRefusal;
import dev.daybook.adapters.rest.problem.ProblemException;
import dev.daybook.application.append.Caller;
import dev.daybook.domain.kernel.Rejection;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Reads the lines of {@code POST /commands}. */
final class CommandLines {

    /** The fields of a line that every command has. The others are those of its own route. */
    static final List<String> COMMON_FIELDS = List.of("command", "id", "key", "ifMatch");

    private final ApiJson json;
    private final Map<String, CommandRoute> routes = new TreeMap<>();

    CommandLines(ApiJson json, Iterable<? extends CommandResource> resources) {
        this.json = json;
        for (CommandResource resource : resources) {
            for (CommandRoute route : CommandRoute.of(resource)) {
                if (routes.put(route.name(), route) != null) {
                    throw new IllegalStateException("Two routes carry the command " + route.name() + ".");
                }
                if (route.fields().stream().anyMatch(COMMON_FIELDS::contains)) {
                    throw new IllegalStateException("The command " + route.name() + " has a field named like one of "
                            + COMMON_FIELDS + ". Give it another name.");
                }
            }
        }
    }

    /** The names of the commands, in alphabetical order. */
    List<String> names() {
        return List.copyOf(routes.keySet());
    }

    /**
     * A command that was read, who sends it, and with which keys.
     *
     * @param id as it stands on the line
     */
    record Line(CommandRoute route, String id, RequestedCommand command, Caller caller) {}

    /** The fields of a line, before it is known what the command makes of them. */
    private record Fields(
            String command,
            String id,
            @Nullable String key,
            @Nullable String ifMatch) {}

    /**
     * Reads a line.
     *
     * @throws RuntimeException as a request to the command's own route is refused
     */
    Line read(String text, Sender sender) {
        try (JsonParser in = json.parser(text);
                TokenBuffer body = new TokenBuffer(in)) {
            Fields fields = read(in, body);
            CommandRoute route = routes.get(fields.command());
            if (route == null) {
                throw ProblemException.unreadable(
                        "request.unknown-command",
                        "There is no command " + Rejection.quote(fields.command()) + "; known: "
                                + String.join(", ", routes.keySet()) + ".");
            }
            RoleGuard.requireOneOf(route.roles(), sender.hasRole());
            Caller caller = sender.caller();
            if (fields.key() != null) {
                caller = caller.withKey(route.key(fields.key(), sender));
            }
            try (JsonParser rest = body.asParser()) {
                RequestedCommand command = route.read(json, fields.id(), fields.ifMatch(), rest);
                return new Line(route, fields.id(), command, command.sentBy(caller));
            }
        } catch (JsonProcessingException unreadable) {
            throw JsonRefusal.of(unreadable);
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }

    /** Reads the common fields, and copies the others. */
    private static Fields read(JsonParser in, TokenBuffer body) throws IOException {
        if (in.nextToken() != JsonToken.START_OBJECT) {
            throw JsonRefusal.wrongType(
                    "A line", "an object like {\"command\": \"DepositFunds\", \"id\": \"D-1\"}", in.currentToken());
        }
        @Nullable String command = null;
        @Nullable String id = null;
        @Nullable String key = null;
        @Nullable String ifMatch = null;
        body.writeStartObject();
        while (in.nextToken() != JsonToken.END_OBJECT) {
            String field = in.currentName();
            in.nextToken();
            switch (field) {
                case "command" -> command = text(in, field);
                case "id" -> id = text(in, field);
                case "key" -> key = textOrNull(in, field);
                case "ifMatch" -> ifMatch = textOrNull(in, field);
                default -> {
                    body.writeFieldName(field);
                    body.copyCurrentStructure(in);
                }
            }
        }
        body.writeEndObject();
        if (in.nextToken() != null) {
            throw JsonRefusal.wrongShape("There is text after the end of the JSON. Send one object a line.");
        }
        if (command == null || id == null) {
            throw JsonRefusal.wrongShape("Required field \"" + (command == null ? "command" : "id") + "\" is missing.");
        }
        return new Fields(command, id, key, ifMatch);
    }

    private static @Nullable String textOrNull(JsonParser in, String field) throws IOException {
        return in.hasToken(JsonToken.VALUE_NULL) ? null : text(in, field);
    }

    private static String text(JsonParser in, String field) throws IOException {
        if (!in.hasToken(JsonToken.VALUE_STRING)) {
            throw JsonRefusal.wrongType("\"" + field + "\"", "a string", in.currentToken());
        }
        return in.getText();
    }
}
