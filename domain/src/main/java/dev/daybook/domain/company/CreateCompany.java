package dev.daybook.domain.company;

import dev.daybook.domain.kernel.ClientId;
import dev.daybook.domain.kernel.CreationContext;
import dev.daybook.domain.kernel.Creator;
import dev.daybook.domain.kernel.Rejection;
import dev.daybook.domain.kernel.StateAccess;
import java.util.List;

/** Makes a company known under a client id of its own. */
public record CreateCompany(ClientId clientId, CompanyName name, Address address, EmailAddress contactEmail)
        implements Creator {

    @Override
    public void announce(StateAccess state) {
        state.state(CompanyRepository.class).expect(clientId);
    }

    @Override
    public List<CompanyCreated> create(CreationContext now) {
        now.state(CompanyRepository.class).findByClientId(clientId).ifPresent(existing -> {
            throw exists(existing);
        });
        address.country().requireInUseOn(now.today());
        contactEmail.requireDeliverable();
        return List.of(new CompanyCreated(new CompanyId(now.newId()), clientId, name, address, contactEmail));
    }

    static Rejection exists(Company existing) {
        return Rejection.conflict(
                "company.exists",
                "Company " + existing.clientId() + " exists already. Its name is "
                        + Rejection.quote(existing.name().value()) + ".");
    }
}
