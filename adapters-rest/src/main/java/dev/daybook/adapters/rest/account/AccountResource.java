package dev.daybook.adapters.rest.account;

import dev.daybook.adapters.rest.Role;
import dev.daybook.adapters.rest.command.AppendedView;
import dev.daybook.adapters.rest.command.Call;
import dev.daybook.adapters.rest.command.Carries;
import dev.daybook.adapters.rest.command.CommandForm;
import dev.daybook.adapters.rest.command.CommandResource;
import dev.daybook.adapters.rest.command.Commands;
import dev.daybook.adapters.rest.command.RequestedCommand;
import dev.daybook.adapters.rest.parameter.EntityTags;
import dev.daybook.adapters.rest.parameter.EventPosition;
import dev.daybook.adapters.rest.parameter.PageLimit;
import dev.daybook.adapters.rest.read.Freshness;
import dev.daybook.adapters.rest.read.StateReading;
import dev.daybook.application.append.Caller.Precondition;
import dev.daybook.domain.account.Account;
import dev.daybook.domain.account.AccountRepository;
import dev.daybook.domain.account.ChangeInterestRate;
import dev.daybook.domain.account.CloseAccount;
import dev.daybook.domain.account.OpenAccount;
import dev.daybook.domain.account.SettleInterest;
import dev.daybook.domain.kernel.ClientId;
import dev.daybook.domain.kernel.Creator;
import dev.daybook.domain.kernel.Rejection;
import jakarta.annotation.security.DenyAll;
import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** Accounts: open them, change and close them, see them and every movement on them. */
@Path("accounts")
@Singleton
@DenyAll
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
@Tag(ref = "accounts")
public class AccountResource implements CommandResource {

    @Inject
    Commands commands;

    @Inject
    StateReading state;

    @Inject
    RecordedAccounts recorded;

    @PUT
    @Path("{account}")
    @RolesAllowed(Role.WRITER)
    @Carries(OpenAccount.class)
    @Operation(summary = "Open an account")
    @APIResponseSchema(value = AppendedView.class, responseCode = "201")
    public Response open(@PathParam("account") ClientId account, @BeanParam Call call, OpenAccountRequest request) {
        return commands.carryOut(opening(account, request), call);
    }

    @PUT
    @Path("{account}/interest-rate")
    @RolesAllowed(Role.WRITER)
    @Carries(ChangeInterestRate.class)
    @Operation(
            summary = "Change an account's interest rate",
            description =
                    "The same command credits the interest that the nights before effectiveOn have earned at the old"
                            + " rate. If the account has that rate already, nothing is appended.")
    @APIResponseSchema(value = AppendedView.class, responseCode = "201")
    public Response changeInterestRate(
            @PathParam("account") ClientId account,
            @BeanParam Call call,
            @HeaderParam(EntityTags.IF_MATCH) @Nullable EntityTags ifMatch,
            ChangeInterestRateRequest request) {
        return commands.carryOut(changing(account, request.creator(account), Optional.ofNullable(ifMatch)), call);
    }

    @PUT
    @Path("{account}/closure")
    @RolesAllowed(Role.WRITER)
    @Carries(CloseAccount.class)
    @Operation(
            summary = "Close an account",
            description = "With payTo, everything is paid to that account: the balance and the interest that is owed."
                    + " Without it, the balance has to be zero, and no interest owed.")
    @APIResponseSchema(value = AppendedView.class, responseCode = "201")
    public Response close(
            @PathParam("account") ClientId account,
            @BeanParam Call call,
            @HeaderParam(EntityTags.IF_MATCH) @Nullable EntityTags ifMatch,
            CloseAccountRequest request) {
        return commands.carryOut(closing(account, request, Optional.ofNullable(ifMatch)), call);
    }

    @PUT
    @Path("{account}/interest-settlement/{date}")
    @RolesAllowed(Role.WRITER)
    @Carries(SettleInterest.class)
    @Operation(
            summary = "Credit an account with the interest that it is owed",
            description = "Up to that day. There is no body. If less than the smallest amount of the currency is owed,"
                    + " nothing is appended: it is carried on.")
    @APIResponseSchema(value = AppendedView.class, responseCode = "201")
    public Response settleInterest(
            @PathParam("account") ClientId account,
            @PathParam("date") LocalDate date,
            @BeanParam Call call,
            @HeaderParam(EntityTags.IF_MATCH) @Nullable EntityTags ifMatch) {
        return commands.carryOut(
                changing(account, new SettleInterest(account, date), Optional.ofNullable(ifMatch)), call);
    }

    @Override
    public List<CommandForm<?, ?>> forms() {
        return List.of(
                CommandForm.making(OpenAccount.class, OpenAccountRequest.class, this::opening),
                new CommandForm<>(
                        ChangeInterestRate.class,
                        ClientId.class,
                        ChangeInterestRateRequest.class,
                        (account, request, ifMatch) -> changing(account, request.creator(account), ifMatch)),
                new CommandForm<>(CloseAccount.class, ClientId.class, CloseAccountRequest.class, this::closing),
                new CommandForm<>(
                        SettleInterest.class,
                        ClientId.class,
                        SettleInterestLine.class,
                        (account, line, ifMatch) ->
                                changing(account, new SettleInterest(account, line.date()), ifMatch)));
    }

    private RequestedCommand opening(ClientId account, OpenAccountRequest request) {
        return RequestedCommand.making(
                request.creator(account), "account", account, page(account), () -> recorded.account(account));
    }

    private RequestedCommand closing(ClientId account, CloseAccountRequest request, Optional<EntityTags> ifMatch) {
        return RequestedCommand.making(
                        request.creator(account), "closure", account, page(account), () -> recorded.closure(account))
                .requiring(required(ifMatch, account));
    }

    private static RequestedCommand changing(ClientId account, Creator creator, Optional<EntityTags> ifMatch) {
        return RequestedCommand.changing(creator, page(account)).requiring(required(ifMatch, account));
    }

    private static String page(ClientId account) {
        return "/accounts/" + account;
    }

    private static Optional<Precondition> required(Optional<EntityTags> ifMatch, ClientId account) {
        return AccountView.TAG.requiredBy(
                ifMatch,
                page(account),
                access -> access.state(AccountRepository.class)
                        .findByClientId(account)
                        .map(Account::position));
    }

    @GET
    @Path("{account}")
    @RolesAllowed(Role.READER)
    @Operation(summary = "See an account")
    @APIResponseSchema(AccountView.class)
    public Response see(
            @PathParam("account") ClientId account,
            @HeaderParam(EntityTags.IF_NONE_MATCH) @Nullable EntityTags ifNoneMatch,
            @HeaderParam(Freshness.HEADER) @DefaultValue(Freshness.ANY) EventPosition atLeast) {
        var found = state.read(atLeast, access -> AccountQuestions.account(access, account));
        AccountView view = found.answer().orElseThrow(() -> Rejection.unknown("account", account));
        String tag = AccountView.TAG.of(view.position(), found.generation());
        return StateReading.tagged(view, tag, found.position(), ifNoneMatch);
    }

    @GET
    @RolesAllowed(Role.READER)
    @Operation(summary = "List accounts", description = "All of them, or one company's. An unknown company is a 422.")
    @APIResponseSchema(AccountPage.class)
    public Response list(
            @QueryParam("company") @Nullable ClientId company,
            @QueryParam("after") @Nullable ClientId after,
            @QueryParam("limit") @DefaultValue(PageLimit.DEFAULT) PageLimit limit,
            @HeaderParam(Freshness.HEADER) @DefaultValue(Freshness.ANY) EventPosition atLeast) {
        var found = state.read(
                atLeast,
                access -> AccountQuestions.accounts(
                        access, Optional.ofNullable(company), Optional.ofNullable(after), limit));
        var page = found.answer().orElseThrow(() -> Rejection.unknown("company", String.valueOf(company)));
        return StateReading.ok(AccountPage.of(page), found.position());
    }

    @GET
    @Path("{account}/postings")
    @RolesAllowed(Role.READER)
    @Operation(summary = "List an account's postings", description = "A cursor is the position of a posting's event.")
    @APIResponseSchema(PostingPage.class)
    public Response postings(
            @PathParam("account") ClientId account,
            @QueryParam("after") @Nullable EventPosition after,
            @QueryParam("limit") @DefaultValue(PageLimit.DEFAULT) PageLimit limit,
            @HeaderParam(Freshness.HEADER) @DefaultValue(Freshness.ANY) EventPosition atLeast) {
        long behind = after == null ? 0 : after.value();
        var found = state.read(atLeast, access -> AccountQuestions.postings(access, account, behind, limit));
        var page = found.answer().orElseThrow(() -> Rejection.unknown("account", account));
        return StateReading.ok(PostingPage.of(page), found.position());
    }
}
