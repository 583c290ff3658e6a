package dev.daybook.adapters.rest.problem;

import java.util.List;
import java.util.Set;

/**
 * A code that belongs to no business noun, for the page of all errors: of the HTTP API itself, the event log, tasks,
 * webhooks, replays, amendments and integrity checks.
 *
 * @param statuses the HTTP statuses that the code can have
 * @param cause when it happens, as a sentence
 * @param remedy the caller's next step, as a sentence
 */
record ServerProblem(String code, Set<Integer> statuses, String cause, String remedy) {

    static final List<ServerProblem> ALL = List.of(
            of(400, "request.malformed", "The request is not valid HTTP.", "Mend the request line and headers."),
            of(400, "request.incomplete", "The body ended before it was complete.", "Send the request again."),
            of(
                    400,
                    "request.unreadable-json",
                    "The body is not valid JSON or not UTF-8, or it exceeds a limit of depth or length.",
                    "Mend the JSON at the line and column that the detail names."),
            of(
                    400,
                    "request.wrong-shape",
                    "The JSON has a wrong type, an unknown field or a missing field.",
                    "Send the shape that the detail and /openapi show."),
            of(
                    400,
                    "request.invalid-parameter",
                    "A parameter in path, query or header has the wrong form.",
                    "Send the form that the detail shows."),
            of(
                    400,
                    "request.unknown-parameter",
                    "The resource takes no query parameter of this name.",
                    "Use one of the parameters that the detail lists."),
            of(
                    400,
                    "request.repeated-parameter",
                    "A query parameter or a header is given more than once.",
                    "Give it once."),
            of(
                    400,
                    "request.odd-path",
                    "The path has matrix parameters, empty segments, dots or encoded slashes.",
                    "Send a plain path."),
            of(
                    400,
                    "request.no-precondition",
                    "This operation takes no If-Match, or no If-None-Match.",
                    "Send it without the header that the detail names."),
            of(
                    400,
                    "request.unknown-command",
                    "A line of POST /commands has a command that does not exist.",
                    "Use one of the commands that the detail lists."),
            of(
                    400,
                    "request.no-key",
                    "A request of many commands takes no Idempotency-Key, because each line has a key of its own.",
                    "Send the request without the header, and the keys in the lines."),
            of(
                    503,
                    "request.too-many-streams",
                    "Too many requests of many commands are being carried out.",
                    "Send the same request again, a minute later."),
            of(400, "request.no-dry-run", "This operation has no dry run.", "Send it without the header Dry-Run."),
            of(401, "request.unauthenticated", "Name or password is missing or wrong.", "Send both by Basic auth."),
            of(
                    403,
                    "request.forbidden",
                    "The caller has none of the roles that the route needs.",
                    "Use a caller with a role that the detail names."),
            of(
                    404,
                    "request.unknown-path",
                    "Nothing exists at the path.",
                    "Use the route that the detail names, or look into /openapi."),
            of(
                    405,
                    "request.method-not-allowed",
                    "The path exists, but not for this method.",
                    "Use a method that the detail names."),
            of(
                    406,
                    "request.not-acceptable",
                    "The route can't answer in a media type of the header Accept.",
                    "Send an Accept that the detail names."),
            of(
                    412,
                    "request.precondition-failed",
                    "The thing was changed, or the state was built again, since the caller read the tag in If-Match.",
                    "Read the thing again, and decide on what you read."),
            of(413, "request.too-large", "The body is too large.", "Send less in one request."),
            of(
                    431,
                    "request.head-too-large",
                    "Path, query and headers are too large, or there are too many headers.",
                    "Send fewer or shorter headers."),
            of(
                    413,
                    "request.line-too-long",
                    "A line of an import or of many commands is too long.",
                    "Shorten the line. Earlier lines stay committed."),
            of(
                    413,
                    "request.too-many-events",
                    "One request has too many events.",
                    "Send several requests, or use POST /events/import."),
            of(
                    415,
                    "request.unsupported-media-type",
                    "The route can't read the body's Content-Type.",
                    "Send the media type that the detail names."),
            of(415, "request.unsupported-encoding", "The body is compressed or not in UTF-8.", "Send plain UTF-8."),
            new ServerProblem(
                    "request.refused",
                    Set.of(429),
                    "The HTTP server refused the request with a status that has no code of its own.",
                    "Act on the status."),
            of(
                    422,
                    "client-id.invalid",
                    "A client id is empty, too long, or has a character that is not allowed.",
                    "Use 1 to 128 characters of A-Z a-z 0-9 . _ ~ -."),
            of(
                    422,
                    "idempotency-key.invalid",
                    "The header Idempotency-Key is blank, too long or not ASCII.",
                    "Send a shorter key, such as a UUID."),
            of(
                    422,
                    "idempotency-key.reused",
                    "The key was used for another request to the same route.",
                    "Choose a new key, or repeat the earlier request exactly."),
            of(
                    503,
                    "idempotency-key.in-use",
                    "An earlier request with the same key is still being carried out.",
                    "Send the same request again, a minute later."),
            of(
                    422,
                    "event.invalid-name",
                    "The text can't be the name of an event.",
                    "Send a name such as FundsDeposited."),
            of(400, "event.unknown-name", "No event has this name.", "Check the spelling."),
            of(
                    400,
                    "event.unknown-version",
                    "The event has no such version.",
                    "Send the version that the detail names."),
            of(
                    400,
                    "event.unreadable-data",
                    "The data does not fit the event's record.",
                    "Mend the field that the detail names."),
            of(422, "event.not-a-fact", "This event can't be appended from outside.", "Propose an amendment instead."),
            of(
                    422,
                    "event.no-more-ids",
                    "An import has too many lines without an id.",
                    "Give the events ids, or send the rest as another file with another Idempotency-Key."),
            of(409, "event.id-in-use", "The event id is in the log with other content.", "Use another id."),
            new ServerProblem(
                    "event.unknown",
                    Set.of(404, 422),
                    "No event has this position or id.",
                    "Look for it with GET /events."),
            of(503, "append.busy", "Too many commands are waiting.", "Send the same request again, a second later."),
            of(
                    503,
                    "append.not-ready",
                    "The server does not accept writes at the moment.",
                    "Ask the operator to look at /health and GET /status, then send the same request again."),
            of(
                    503,
                    "append.outcome-unknown",
                    "The server can't tell whether the command was committed.",
                    "Send the same request with the same id or key: it is never carried out twice."),
            of(
                    503,
                    "storage.unavailable",
                    "A database does not answer.",
                    "Send the same request again, a few seconds later."),
            of(
                    503,
                    "read.not-yet",
                    "The state has not reached the position of Min-Event-Position.",
                    "Read again, a second later."),
            new ServerProblem("task.unknown", Set.of(404, 422), "No task has this id.", "Look for it with GET /tasks."),
            of(409, "task.running", "The task is being carried out.", "Wait until it has ended."),
            of(409, "task.finished", "The task has ended, so it can't be changed.", "Nothing needs to be done."),
            of(
                    422,
                    "task.reason-missing",
                    "A task is discarded without a reason that people can read.",
                    "Send a reason."),
            new ServerProblem(
                    "webhook.unknown", Set.of(404, 422), "No webhook has this id.", "Look for it with GET /webhooks."),
            of(422, "webhook.unknown-event", "The webhook asks for an event that does not exist.", "Check the names."),
            of(422, "webhook.too-many-events", "The webhook names too many events.", "Name fewer, or none for all."),
            of(
                    422,
                    "webhook.invalid-url",
                    "The webhook's URL is not allowed.",
                    "Send a URL as the detail describes it."),
            of(422, "webhook.private-target", "The webhook's host is a private address.", "Use a public host."),
            of(422, "webhook.weak-secret", "The webhook's secret is too weak.", "Send one as the detail describes it."),
            of(422, "webhook.secret-missing", "A new webhook has no secret.", "Send a secret."),
            new ServerProblem(
                    "replay.unknown", Set.of(404), "No replay has this id.", "Look for it with GET /replays."),
            of(409, "replay.running", "Another replay is running.", "Wait for it, or cancel it: DELETE /replays/{id}."),
            of(409, "replay.ended", "The replay has ended, so it can't be cancelled.", "Nothing needs to be done."),
            of(503, "replay.too-many-watchers", "Too many callers watch replays.", "Use GET /replays/{id} instead."),
            new ServerProblem(
                    "amendment.unknown",
                    Set.of(404, 422),
                    "No amendment has this id.",
                    "Look for it with GET /amendments."),
            of(
                    422,
                    "amendment.of-an-amendment",
                    "An event that records an amendment can't be amended.",
                    "Amend the original event again."),
            of(409, "amendment.open", "The event has an open amendment.", "Approve or withdraw that one first."),
            of(
                    422,
                    "amendment.reason",
                    "The reason has no visible character, is too long, or has control characters or the like.",
                    "Send a reason as the detail describes it."),
            of(422, "amendment.no-change", "The event has that data already.", "Nothing needs to be done."),
            of(
                    422,
                    "amendment.same-person",
                    "The person who proposed an amendment can't approve it.",
                    "Let another approver approve it."),
            of(409, "amendment.not-tried-out", "The amendment's trial has not ended.", "Wait for the trial."),
            of(
                    409,
                    "amendment.trial-failed",
                    "The amendment's trial has failed.",
                    "Withdraw it, and propose another one."),
            of(409, "amendment.closed", "The amendment is not open any more.", "Propose a new one if it is needed."),
            of(409, "integrity.check-running", "Another check of the log is running.", "Wait until it has ended."),
            of(
                    404,
                    "integrity.unknown-check",
                    "No check of the log has this id.",
                    "Look for it with GET /integrity/checks."),
            of(
                    500,
                    "server.defect",
                    "The server failed. It is not the request's fault.",
                    "Give the answer's errorId to the operator, who finds the cause in the server's log."));

    private static ServerProblem of(int status, String code, String cause, String remedy) {
        return new ServerProblem(code, Set.of(status), cause, remedy);
    }
}
