package dev.daybook.domain.company;

import dev.daybook.domain.kernel.Event;
import java.util.List;
import java.util.UUID;

/** A company has moved. It may have another e-mail address from now on. */
public record CompanyAddressChanged(CompanyId companyId, Address address, EmailAddress contactEmail) implements Event {

    /** Requires that people can read the address and the contact. */
    void requireVisible() {
        address.requireVisible();
        contactEmail.requireVisible();
    }

    @Override
    public List<UUID> subjects() {
        return List.of(companyId.value());
    }
}
