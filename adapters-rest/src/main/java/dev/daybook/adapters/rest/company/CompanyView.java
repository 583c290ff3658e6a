package dev.daybook.adapters.rest.company;

import dev.daybook.adapters.rest.read.ViewTag;
import dev.daybook.domain.company.Address;
import dev.daybook.domain.company.Company;
import dev.daybook.domain.company.CompanyId;
import dev.daybook.domain.company.CompanyName;
import dev.daybook.domain.company.EmailAddress;
import dev.daybook.domain.kernel.ClientId;

/**
 * A company.
 *
 * @param position the position of the last event that changed it
 */
public record CompanyView(
        ClientId clientId,
        CompanyId companyId,
        CompanyName name,
        Address address,
        EmailAddress contactEmail,
        long position) {

    static final ViewTag TAG = new ViewTag(1);

    static CompanyView of(Company company) {
        return new CompanyView(
                company.clientId(),
                company.id(),
                company.name(),
                company.address(),
                company.contactEmail(),
                company.position());
    }
}
