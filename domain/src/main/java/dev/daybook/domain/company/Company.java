package dev.daybook.domain.company;

import dev.daybook.domain.kernel.ClientId;

/**
 * A company in the application state.
 *
 * @param position the position of the last event that changed it, or that amended an event about it
 */
public record Company(
        CompanyId id, ClientId clientId, CompanyName name, Address address, EmailAddress contactEmail, long position) {

    Company withAddress(Address newAddress, EmailAddress newContactEmail, long atPosition) {
        return new Company(id, clientId, name, newAddress, newContactEmail, atPosition);
    }

    /** This company after an amendment of an event about it. */
    Company touched(long atPosition) {
        return new Company(id, clientId, name, address, contactEmail, atPosition);
    }
}
