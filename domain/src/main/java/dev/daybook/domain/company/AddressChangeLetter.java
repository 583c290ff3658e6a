package dev.daybook.domain.company;

import dev.daybook.domain.kernel.ClientId;
import dev.daybook.domain.kernel.Task;
import java.util.Optional;

/** A letter that tells a company's old and new contact where the company is from now on. */
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

    /** Who reads of two moves must read of the second one last. */
    @Override
    public Optional<String> orderingKey() {
        return Optional.of("company " + company);
    }
}
