package dev.daybook.domain.company;

import dev.daybook.domain.kernel.ClientId;
import dev.daybook.domain.kernel.Event;
import java.util.List;
import java.util.UUID;

/** A company has become known. */
public record CompanyCreated(
        CompanyId companyId, ClientId clientId, CompanyName name, Address address, EmailAddress contactEmail)
        implements Event {

    /** Requires that people can read the name, the address and the contact. */
    void requireVisible() {
        name.requireVisible();
        address.requireVisible();
        contactEmail.requireVisible();
    }

    @Override
    public List<UUID> subjects() {
        return List.of(companyId.value());
    }
}
