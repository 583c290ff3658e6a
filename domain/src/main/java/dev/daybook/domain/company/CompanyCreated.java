package dev.daybook.domain.company;

import dev.daybook.domain.kernel.ClientId;
import dev.daybook.domain.kernel.Event;
import java.util.List;
import java.util.UUID;

/** A company has become known. */
public record CompanyCreated(
        CompanyId companyId, ClientId clientId, CompanyName name, Address address, EmailAddress contactEmail)
        implements Event {

    @Override
    public List<UUID> subjects() {
        return List.of(companyId.value());
    }
}
