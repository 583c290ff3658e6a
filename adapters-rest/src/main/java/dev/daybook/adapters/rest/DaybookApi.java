package dev.daybook.adapters.rest;

import dev.daybook.adapters.rest.command.DryRunView;
import dev.daybook.adapters.rest.problem.Problem;
import jakarta.ws.rs.ApplicationPath;
import jakarta.ws.rs.core.Application;
import org.eclipse.microprofile.openapi.annotations.Components;
import org.eclipse.microprofile.openapi.annotations.OpenAPIDefinition;
import org.eclipse.microprofile.openapi.annotations.enums.SecuritySchemeType;
import org.eclipse.microprofile.openapi.annotations.info.Info;
import org.eclipse.microprofile.openapi.annotations.info.License;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.security.SecurityRequirement;
import org.eclipse.microprofile.openapi.annotations.security.SecurityScheme;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** The path of the API, and the start of its OpenAPI description. */
@ApplicationPath("/api/v1")
@OpenAPIDefinition(
        info =
                @Info(
                        title = "Daybook",
                        version = "1",
                        description = "A backend for financial events: one log, strong consistency, replay. A thing is"
                                + " addressed by its client id, which the caller chooses. Repeating a write is always"
                                + " safe. Amounts are decimal strings.",
                        license =
                                @License(name = "Apache-2.0", url = "https://www.apache.org/licenses/LICENSE-2.0.txt")),
        components =
                @Components(
                        schemas = {
                            @Schema(name = "Problem", implementation = Problem.class),
                            @Schema(name = "DryRunView", implementation = DryRunView.class)
                        }),
        security = @SecurityRequirement(name = "basic"),
        tags = {
            @Tag(name = "companies", description = "The owners of accounts."),
            @Tag(name = "accounts", description = "Accounts, and every movement of money on them."),
            @Tag(name = "commands", description = "Many commands in one request."),
            @Tag(name = "periods", description = "Closed periods, in which no command can date anything."),
            @Tag(name = "event log", description = "Recorded events. Raw events can be appended."),
            @Tag(name = "operations", description = "Status, replays, tasks and webhooks.")
        })
@SecurityScheme(securitySchemeName = "basic", type = SecuritySchemeType.HTTP, scheme = "basic")
public class DaybookApi extends Application {}
