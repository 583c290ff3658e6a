package dev.daybook.domain.company;

import dev.daybook.domain.kernel.ClientId;
import dev.daybook.domain.kernel.CreationContext;
import dev.daybook.domain.kernel.Creator;
import dev.daybook.domain.kernel.Rejection;
import dev.daybook.domain.kernel.StateAccess;
import java.util.List;
import java.util.Optional;

/**
 * Moves a company to another address, and to another contact if one is given. If nothing changes, no event is recorded.
 */
public record ChangeCompanyAddress(ClientId company, Address address, Optional<EmailAddress> contactEmail)
        implements Creator {

    @Override
    public void announce(StateAccess state) {
        state.state(CompanyRepository.class).expect(company);
    }

    @Override
    public List<CompanyAddressChanged> create(CreationContext now) {
        Company current = now.state(CompanyRepository.class)
                .findByClientId(company)
                .orElseThrow(() -> Rejection.unknown("company", company));
        EmailAddress contact = contactEmail.orElse(current.contactEmail());
        if (address.equals(current.address()) && contact.equals(current.contactEmail())) {
            return List.of();
        }
        if (!address.equals(current.address())) {
            address.country().requireInUseOn(now.today());
        }
        if (!contact.equals(current.contactEmail())) {
            contact.requireDeliverable();
        }
        return List.of(new CompanyAddressChanged(current.id(), address, contact));
    }
}
