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

/** Where the API is, and what its description begins with. */
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
            @Tag(name = "companies", description = "Whom accounts belong to."),
            @Tag(name = "accounts", description = "Where money is kept, and every movement of it."),
            @Tag(name = "event log", description = "Recorded events, and facts from outside."),
            @Tag(name = "operations", description = "How the system is.")
        })
@SecurityScheme(securitySchemeName = "basic", type = SecuritySchemeType.HTTP, scheme = "basic")
public class DaybookApi extends Application {}
