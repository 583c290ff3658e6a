package dev.daybook.domain.company;

import dev.daybook.domain.kernel.ClientId;
import dev.daybook.domain.kernel.Task;
import java.util.Optional;

/** A letter that tells the old and the new contact of a company its new address. */
public record AddressChangeLetter(
        ClientId company,
        CompanyName name,
        Address oldAddress,
        Address newAddress,
        EmailAddress oldContact,
        EmailAddress newContact)
        implements Task {

    @Override
    public String kind() {
        return "address-change-letter";
    }

    /** Letters to one company go out in the order of their events. */
    @Override
    public Optional<String> orderingKey() {
        return Optional.of("company " + company);
    }
}
