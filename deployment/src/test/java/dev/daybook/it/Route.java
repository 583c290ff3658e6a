package dev.daybook.it;

import java.util.List;

/**
 * One route of the contract.
 *
 * @param template as the API's description has it
 * @param path with something in the place of each variable
 * @param roles who may use it
 */
record Route(String method, String template, String path, String contentType, List<String> roles) {

    static final List<String> EVERYBODY = List.of("reader", "writer", "importer", "auditor", "operator", "approver");

    /** Every route that there is. */
    static final List<Route> ALL = List.of(
            read("/companies", "reader"),
            read("/companies/{company}", "reader"),
            write("/companies/{company}"),
            write("/companies/{company}/address"),
            read("/accounts", "reader"),
            read("/accounts/{account}", "reader"),
            write("/accounts/{account}"),
            read("/accounts/{account}/postings", "reader"),
            write("/accounts/{account}/interest-rate"),
            write("/accounts/{account}/closure"),
            write("/accounts/{account}/interest-settlement/{date}"),
            write("/deposits/{deposit}"),
            write("/withdrawals/{withdrawal}"),
            write("/transfers/{transfer}"),
            write("/reversals/{reversal}"),
            write("/interest-calculations/{date}"),
            closePeriods("/period-closes/{period}", "application/json", "operator"),
            closePeriods("/period-closes/{period}/reopening", "application/json", "operator"),
            closePeriods("/period-closes/{period}/reopening/approval", "", "approver"),
            read("/period-closes", "reader", "auditor", "operator", "approver"),
            read("/period-closes/{period}", "reader", "auditor", "operator", "approver"),
            read("/transactions/{transaction}", "reader", "writer", "importer"),
            read("/events", "auditor"),
            read("/events/{position}", "auditor", "importer"),
            read("/events/by-id/{id}", "auditor"),
            new Route("POST", "/api/v1/events", "/api/v1/events", "application/json", List.of("importer")),
            new Route(
                    "POST",
                    "/api/v1/events/import",
                    "/api/v1/events/import",
                    "application/x-ndjson",
                    List.of("importer")),
            read("/events/export", "auditor"),
            new Route(
                    "POST",
                    "/api/v1/commands",
                    "/api/v1/commands",
                    "application/x-ndjson",
                    List.of("writer", "operator", "approver")),
            read("/integrity/head", "auditor"),
            read("/integrity/checks", "auditor"),
            read("/integrity/checks/{id}", "auditor"),
            new Route(
                    "POST",
                    "/api/v1/integrity/checks",
                    "/api/v1/integrity/checks",
                    "application/json",
                    List.of("auditor")),
            new Route("POST", "/api/v1/replays", "/api/v1/replays", "application/json", List.of("operator")),
            audit("/replays"),
            audit("/replays/{id}"),
            audit("/replays/{id}/progress"),
            operate("DELETE", "/replays/{id}", ""),
            new Route("POST", "/api/v1/amendments", "/api/v1/amendments", "application/json", List.of("operator")),
            amendments("GET", "/amendments", "operator", "approver", "auditor"),
            amendments("GET", "/amendments/{amendment}", "operator", "approver", "auditor"),
            amendments("PUT", "/amendments/{amendment}/approval", "approver"),
            amendments("DELETE", "/amendments/{amendment}", "operator"),
            audit("/schedules"),
            read("/tasks", "operator"),
            read("/tasks/{task}", "operator"),
            operate("PUT", "/tasks/{task}/retry", ""),
            operate("PUT", "/tasks/retry", ""),
            operate("PUT", "/tasks/{task}/discard", "application/json"),
            read("/webhooks", "operator"),
            read("/webhooks/{webhook}", "operator"),
            operate("PUT", "/webhooks/{webhook}", "application/json"),
            operate("DELETE", "/webhooks/{webhook}", ""),
            new Route("GET", "/api/v1/status", "/api/v1/status", "", EVERYBODY));

    private static Route read(String template, String... roles) {
        return new Route("GET", "/api/v1" + template, path(template), "", List.of(roles));
    }

    private static Route audit(String template) {
        return new Route("GET", "/api/v1" + template, path(template), "", List.of("operator", "auditor"));
    }

    private static Route amendments(String method, String template, String... roles) {
        return new Route(method, "/api/v1" + template, path(template), "", List.of(roles));
    }

    private static Route write(String template) {
        return new Route("PUT", "/api/v1" + template, path(template), "application/json", List.of("writer"));
    }

    private static Route closePeriods(String template, String contentType, String role) {
        return new Route("PUT", "/api/v1" + template, path(template), contentType, List.of(role));
    }

    private static Route operate(String method, String template, String contentType) {
        return new Route(method, "/api/v1" + template, path(template), contentType, List.of("operator"));
    }

    private static String path(String template) {
        return "/api/v1"
                + template.replace("{position}", "999999999")
                        .replace("{task}", "00000000-0000-0000-0000-000000000000")
                        .replace("{amendment}", "00000000-0000-0000-0000-000000000000")
                        .replace("{id}", "00000000-0000-0000-0000-000000000000")
                        .replaceAll("\\{[a-z]+}", "nobody-has-used-this");
    }

    String name() {
        return method + " " + template;
    }
}
