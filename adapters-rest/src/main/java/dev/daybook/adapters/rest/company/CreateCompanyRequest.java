package dev.daybook.adapters.rest.company;

import dev.daybook.domain.company.Address;
import dev.daybook.domain.company.CompanyName;
import dev.daybook.domain.company.CreateCompany;
import dev.daybook.domain.company.EmailAddress;
import dev.daybook.domain.kernel.ClientId;

/** The content of a new company. */
public record CreateCompanyRequest(CompanyName name, Address address, EmailAddress contactEmail) {

    CreateCompany creator(ClientId company) {
        return new CreateCompany(company, name, address, contactEmail);
    }
}
