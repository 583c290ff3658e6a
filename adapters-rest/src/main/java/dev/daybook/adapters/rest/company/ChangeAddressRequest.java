package dev.daybook.adapters.rest.company;

import dev.daybook.domain.company.Address;
import dev.daybook.domain.company.ChangeCompanyAddress;
import dev.daybook.domain.company.EmailAddress;
import dev.daybook.domain.kernel.ClientId;
import java.util.Optional;

/**
 * A company's new address.
 *
 * @param contactEmail the contact stays as it is if none is given
 */
public record ChangeAddressRequest(Address address, Optional<EmailAddress> contactEmail) {

    ChangeCompanyAddress creator(ClientId company) {
        return new ChangeCompanyAddress(company, address, contactEmail);
    }
}
