package dev.daybook.adapters.rest.company;

import dev.daybook.domain.company.Address;
import dev.daybook.domain.company.Company;
import dev.daybook.domain.company.CompanyId;
import dev.daybook.domain.company.CompanyName;
import dev.daybook.domain.company.EmailAddress;
import dev.daybook.domain.kernel.ClientId;

/** A company. */
public record CompanyView(
        ClientId clientId,
        CompanyId companyId,
        CompanyName name,
        Address address,
        EmailAddress contactEmail,
        long position) {

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
