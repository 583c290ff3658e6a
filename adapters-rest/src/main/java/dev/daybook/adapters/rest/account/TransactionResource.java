package dev.daybook.adapters.rest.account;

import dev.daybook.adapters.rest.Role;
import dev.daybook.adapters.rest.parameter.EntityTags;
import dev.daybook.adapters.rest.parameter.EventPosition;
import dev.daybook.adapters.rest.read.Freshness;
import dev.daybook.adapters.rest.read.OwnRecords;
import dev.daybook.adapters.rest.read.StateReading;
import dev.daybook.domain.kernel.ClientId;
import dev.daybook.domain.kernel.Rejection;
import jakarta.annotation.security.DenyAll;
import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.SecurityContext;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** Transactions: one movement of any kind, by its client id. */
@Path("transactions/{transaction}")
@Singleton
@DenyAll
@Produces(MediaType.APPLICATION_JSON)
@Tag(ref = "accounts")
public class TransactionResource {

    @Inject
    StateReading state;

    @Inject
    OwnRecords ownRecords;

    @GET
    @RolesAllowed({Role.READER, Role.WRITER, Role.IMPORTER})
    @Operation(
            summary = "See a transaction with its postings",
            description =
                    "A deposit, a withdrawal, a transfer, a credit of interest or a reversal. A reader sees every transaction; a"
                            + " writer or an importer without that role sees those that they have recorded themselves.")
    @APIResponseSchema(TransactionView.class)
    public Response see(
            @PathParam("transaction") ClientId transaction,
            @Context SecurityContext security,
            @HeaderParam(EntityTags.IF_NONE_MATCH) @Nullable EntityTags ifNoneMatch,
            @HeaderParam(Freshness.HEADER) @DefaultValue(Freshness.ANY) EventPosition atLeast) {
        var found = state.read(atLeast, access -> AccountQuestions.transaction(access, transaction));
        TransactionView.Shown shown = found.answer().orElseThrow(() -> Rejection.unknown("transaction", transaction));
        ownRecords.requireReadable(shown.view().position(), Role.READER, security, "Transaction " + transaction);
        String tag = TransactionView.TAG.of(shown.changedAt(), found.generation());
        return StateReading.tagged(shown.view(), tag, found.position(), ifNoneMatch);
    }
}
