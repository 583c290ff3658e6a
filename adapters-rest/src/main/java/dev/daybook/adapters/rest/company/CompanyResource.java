package dev.daybook.adapters.rest.company;

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
import dev.daybook.adapters.rest.read.Page;
import dev.daybook.adapters.rest.read.StateReading;
import dev.daybook.domain.company.ChangeCompanyAddress;
import dev.daybook.domain.company.Company;
import dev.daybook.domain.company.CompanyRepository;
import dev.daybook.domain.company.CreateCompany;
import dev.daybook.domain.kernel.ClientId;
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
import java.util.List;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** Companies: create them, move them, see them. */
@Path("companies")
@Singleton
@DenyAll
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
@Tag(ref = "companies")
public class CompanyResource implements CommandResource {

    @Inject
    Commands commands;

    @Inject
    StateReading state;

    @Inject
    RecordedCompanies recorded;

    @PUT
    @Path("{company}")
    @RolesAllowed(Role.WRITER)
    @Carries(CreateCompany.class)
    @Operation(summary = "Create a company")
    @APIResponseSchema(value = AppendedView.class, responseCode = "201")
    public Response create(@PathParam("company") ClientId company, @BeanParam Call call, CreateCompanyRequest request) {
        return commands.carryOut(creation(company, request), call);
    }

    @PUT
    @Path("{company}/address")
    @RolesAllowed(Role.WRITER)
    @Carries(ChangeCompanyAddress.class)
    @Operation(
            summary = "Change a company's address",
            description = "Its contact is told by e-mail, once. A contactEmail replaces the contact; without one the"
                    + " contact stays. If nothing changes, nothing is appended.")
    @APIResponseSchema(value = AppendedView.class, responseCode = "201")
    public Response changeAddress(
            @PathParam("company") ClientId company,
            @BeanParam Call call,
            @HeaderParam(EntityTags.IF_MATCH) @Nullable EntityTags ifMatch,
            ChangeAddressRequest request) {
        return commands.carryOut(change(company, request, Optional.ofNullable(ifMatch)), call);
    }

    @Override
    public List<CommandForm<?, ?>> forms() {
        return List.of(
                CommandForm.making(CreateCompany.class, CreateCompanyRequest.class, this::creation),
                new CommandForm<>(
                        ChangeCompanyAddress.class,
                        ClientId.class,
                        ChangeAddressRequest.class,
                        CompanyResource::change));
    }

    private RequestedCommand creation(ClientId company, CreateCompanyRequest request) {
        return RequestedCommand.making(
                request.creator(company), "company", company, page(company), () -> recorded.company(company));
    }

    private static RequestedCommand change(
            ClientId company, ChangeAddressRequest request, Optional<EntityTags> ifMatch) {
        return RequestedCommand.changing(request.creator(company), page(company))
                .requiring(CompanyView.TAG.requiredBy(
                        ifMatch,
                        page(company),
                        access -> access.state(CompanyRepository.class)
                                .findByClientId(company)
                                .map(Company::position)));
    }

    private static String page(ClientId company) {
        return "/companies/" + company;
    }

    @GET
    @Path("{company}")
    @RolesAllowed(Role.READER)
    @Operation(summary = "See a company")
    @APIResponseSchema(CompanyView.class)
    public Response see(
            @PathParam("company") ClientId company,
            @HeaderParam(EntityTags.IF_NONE_MATCH) @Nullable EntityTags ifNoneMatch,
            @HeaderParam(Freshness.HEADER) @DefaultValue(Freshness.ANY) EventPosition atLeast) {
        var found = state.read(
                atLeast, access -> access.state(CompanyRepository.class).findByClientId(company));
        CompanyView view = CompanyView.of(found.answer().orElseThrow(() -> Rejection.unknown("company", company)));
        String tag = CompanyView.TAG.of(view.position(), found.generation());
        return StateReading.tagged(view, tag, found.position(), ifNoneMatch);
    }

    @GET
    @RolesAllowed(Role.READER)
    @Operation(summary = "List companies")
    @APIResponseSchema(CompanyPage.class)
    public Response list(
            @QueryParam("after") @Nullable ClientId after,
            @QueryParam("limit") @DefaultValue(PageLimit.DEFAULT) PageLimit limit,
            @HeaderParam(Freshness.HEADER) @DefaultValue(Freshness.ANY) EventPosition atLeast) {
        var found = state.read(atLeast, access -> {
            List<Company> companies =
                    access.state(CompanyRepository.class).findPage(Optional.ofNullable(after), limit.andOneMore());
            return Page.cut(companies, limit, Company::clientId);
        });
        return StateReading.ok(CompanyPage.of(found.answer().map(CompanyView::of)), found.position());
    }
}
