package dev.daybook.adapters.rest.account;

import dev.daybook.adapters.rest.Role;
import dev.daybook.adapters.rest.command.Call;
import dev.daybook.adapters.rest.command.Carries;
import dev.daybook.adapters.rest.command.CommandForm;
import dev.daybook.adapters.rest.command.CommandResource;
import dev.daybook.adapters.rest.command.Commands;
import dev.daybook.adapters.rest.command.RequestedCommand;
import dev.daybook.adapters.rest.json.ApiJson;
import dev.daybook.adapters.rest.json.BodyText;
import dev.daybook.adapters.rest.json.JsonBodyReader;
import dev.daybook.application.append.Receipt;
import dev.daybook.application.log.EventCodec;
import dev.daybook.application.log.EventFilter;
import dev.daybook.application.log.EventLog;
import dev.daybook.application.log.RecordedEvent;
import dev.daybook.domain.account.CalculateInterestOwed;
import dev.daybook.domain.account.InterestAccrued;
import dev.daybook.domain.kernel.ClientId;
import jakarta.annotation.security.DenyAll;
import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.io.InputStream;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** Interest calculations: one a day, for all accounts in one command. */
@Path("interest-calculations/{date}")
@Singleton
@DenyAll
@Produces(MediaType.APPLICATION_JSON)
@Tag(ref = "accounts")
public class InterestCalculationResource implements CommandResource {

    private static final int EVENTS_A_READ = 1_000;

    @Inject
    Commands commands;

    @Inject
    EventLog log;

    @Inject
    EventCodec codec;

    @Inject
    ApiJson json;

    @PUT
    @RolesAllowed(Role.WRITER)
    @Carries(CalculateInterestOwed.class)
    @Operation(
            summary = "Calculate the interest owed",
            description = "Credits every open account with what it is owed up to that day, in one atomic command. With"
                    + " company, only the accounts of that company. An optional body {\"except\": [\"A-17\"]} leaves"
                    + " accounts out. Accounts that are not credited are credited by a later calculation. Sent again for"
                    + " the same day, company and exceptions it appends nothing and gives the same answer. Location leads"
                    + " to the last credit.")
    @APIResponseSchema(value = InterestCalculationView.class, responseCode = "201")
    public Response calculate(
            @PathParam("date") LocalDate date,
            @QueryParam("company") @Nullable ClientId company,
            @BeanParam Call call,
            @RequestBody(
                            required = false,
                            content =
                                    @Content(
                                            mediaType = MediaType.APPLICATION_JSON,
                                            schema = @Schema(implementation = CalculateInterestRequest.class)))
                    @Nullable
                    InputStream body)
            throws IOException {
        Receipt receipt = commands.receipt(
                calculation(new CalculateInterestOwed(
                        date, Optional.ofNullable(company), read(body).except())),
                call);
        List<InterestAccrued> credits = call.isDryRun() ? List.of() : accrued(receipt);
        return Commands.answer(
                receipt,
                call.isDryRun(),
                done -> lastOf(credits).map(last -> call.location("transactions", last.transactionId())),
                done -> InterestCalculationView.of(credits, done.positions()));
    }

    @Override
    public List<CommandForm<?, ?>> forms() {
        return List.of(new CommandForm<>(
                CalculateInterestOwed.class,
                LocalDate.class,
                CalculateInterestLine.class,
                (date, line, ifMatch) -> calculation(new CalculateInterestOwed(date, line.company(), line.except()))));
    }

    private static RequestedCommand calculation(CalculateInterestOwed calculation) {
        return RequestedCommand.keyed(calculation, InterestCalculationKey.of(calculation));
    }

    private static Optional<InterestAccrued> lastOf(List<InterestAccrued> credits) {
        return credits.isEmpty() ? Optional.empty() : Optional.of(credits.get(credits.size() - 1));
    }

    private CalculateInterestRequest read(@Nullable InputStream body) throws IOException {
        String text = body == null ? "" : BodyText.read(body, null).strip();
        return text.isEmpty()
                ? CalculateInterestRequest.OF_ALL
                : JsonBodyReader.read(json, text, CalculateInterestRequest.class);
    }

    /** A repeat appends no events, so its answer is read from the log. */
    private List<InterestAccrued> accrued(Receipt receipt) {
        List<RecordedEvent> events = receipt.appended() > 0 ? receipt.events() : recorded(receipt);
        return events.stream()
                .map(event ->
                        codec.decode(event.name(), event.version(), event.data().text()))
                .map(InterestAccrued.class::cast)
                .toList();
    }

    private List<RecordedEvent> recorded(Receipt receipt) {
        List<RecordedEvent> events = new ArrayList<>();
        receipt.positions().ifPresent(positions -> {
            for (long behind = positions.first() - 1; behind < positions.last(); behind += EVENTS_A_READ) {
                int count = (int) Math.min(EVENTS_A_READ, positions.last() - behind);
                events.addAll(log.read(behind, count, EventFilter.NONE));
            }
        });
        return events;
    }
}
