package dev.daybook.adapters.persistence.company;

import dev.daybook.domain.company.Address;
import dev.daybook.domain.company.Company;
import dev.daybook.domain.company.CompanyId;
import dev.daybook.domain.company.CompanyName;
import dev.daybook.domain.company.CountryCode;
import dev.daybook.domain.company.EmailAddress;
import dev.daybook.domain.kernel.ClientId;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.NullUnmarked;
import org.jspecify.annotations.Nullable;

/** A row of the table {@code company}. */
@Entity
@Table(name = "company")
@NullUnmarked
class CompanyEntity {

    @Id
    @Column(name = "company_id")
    private UUID companyId;

    @Column(name = "client_id", unique = true)
    private String clientId;

    private String name;
    private String line1;
    private @Nullable String line2;
    private String city;

    @Column(name = "postal_code")
    private String postalCode;

    private String country;

    @Column(name = "contact_email")
    private String contactEmail;

    private long position;

    protected CompanyEntity() {}

    CompanyEntity(Company company) {
        companyId = company.id().value();
        clientId = company.clientId().value();
        name = company.name().value();
        line1 = company.address().line1();
        line2 = company.address().line2().orElse(null);
        city = company.address().city();
        postalCode = company.address().postalCode();
        country = company.address().country().value();
        contactEmail = company.contactEmail().value();
        position = company.position();
    }

    Company toCompany() {
        return new Company(
                new CompanyId(companyId),
                new ClientId(clientId),
                new CompanyName(name),
                new Address(line1, Optional.ofNullable(line2), city, postalCode, new CountryCode(country)),
                new EmailAddress(contactEmail),
                position);
    }
}
