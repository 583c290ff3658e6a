package dev.daybook.domain.company;

import dev.daybook.domain.kernel.ClientId;
import java.util.Optional;
import java.util.UUID;

/** Companies for tests. */
public final class CompanySamples {

    public static final Address PRAGUE =
            new Address("Vodičkova 12", Optional.empty(), "Praha 1", "110 00", new CountryCode("CZ"));
    public static final Address BRNO =
            new Address("Česká 166", Optional.of("2. patro"), "Brno", "602 00", new CountryCode("CZ"));
    public static final EmailAddress CONTACT = new EmailAddress("office@acme.example");
    public static final EmailAddress OTHER_CONTACT = new EmailAddress("people@acme.example");

    public static final ClientId ACME = new ClientId("acme");
    public static final CompanyId ACME_ID = companyId(1);
    public static final CompanyCreated ACME_CREATED =
            new CompanyCreated(ACME_ID, ACME, new CompanyName("Acme s.r.o."), PRAGUE, CONTACT);

    public static final ClientId BETA = new ClientId("beta");
    public static final CompanyId BETA_ID = companyId(2);
    public static final CompanyCreated BETA_CREATED =
            new CompanyCreated(BETA_ID, BETA, new CompanyName("Beta a.s."), BRNO, OTHER_CONTACT);

    private CompanySamples() {}

    /** A company id that depends on nothing but that number. */
    public static CompanyId companyId(int n) {
        return new CompanyId(new UUID(0x0000_c0c0_0000_4000L, 0x8000_0000_0000_0000L | n));
    }

    /** Some company of that id and client id. */
    public static Company company(int n, String clientId, long position) {
        return new Company(
                companyId(n), new ClientId(clientId), new CompanyName("Company " + n), PRAGUE, CONTACT, position);
    }
}
