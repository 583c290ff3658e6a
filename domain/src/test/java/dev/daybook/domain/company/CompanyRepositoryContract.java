package dev.daybook.domain.company;

import static dev.daybook.domain.company.CompanySamples.BRNO;
import static dev.daybook.domain.company.CompanySamples.CONTACT;
import static dev.daybook.domain.company.CompanySamples.OTHER_CONTACT;
import static dev.daybook.domain.company.CompanySamples.PRAGUE;
import static dev.daybook.domain.company.CompanySamples.company;
import static dev.daybook.domain.company.CompanySamples.companyId;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.daybook.domain.kernel.ClientId;
import dev.daybook.domain.kernel.StateAccess;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What every {@link CompanyRepository} must do. */
public abstract class CompanyRepositoryContract {

    /** The repositories bound to the one transaction that runs during a test; it starts with an empty state. */
    protected abstract StateAccess state();

    /** Writes pending rows to the store and clears the memory, so that the next look-ups read the store. */
    protected void flush() {}

    private CompanyRepository companies() {
        return state().state(CompanyRepository.class);
    }

    @Test
    public void findsNothingInAnEmptyState() {
        assertThat(companies().find(companyId(1))).isEmpty();
        assertThat(companies().findByClientId(new ClientId("acme"))).isEmpty();
        assertThat(companies().findAll(List.of(companyId(1)))).isEmpty();
        assertThat(companies().findPage(Optional.empty(), 10)).isEmpty();
    }

    @Test
    public void findsACompanyByBothIdsAtOnceAndAfterwards() {
        Company acme = company(1, "acme", 7);
        companies().add(acme);
        assertFound(acme);
        flush();
        assertFound(acme);
    }

    @Test
    public void keepsEveryComponent() {
        Company withSecondLine = new Company(
                companyId(1), new ClientId("A.z_0~-"), new CompanyName("Žluťoučký 🐎 \"&'"), BRNO, CONTACT, 1L << 40);
        Company without =
                new Company(companyId(2), new ClientId("-"), new CompanyName(" 有限会社 "), PRAGUE, OTHER_CONTACT, 2);
        companies().add(withSecondLine);
        companies().add(without);
        flush();
        assertFound(withSecondLine);
        assertFound(without);
    }

    @Test
    public void keepsTheLongestValues() {
        String longest = "🐎".repeat(100);
        Company company = new Company(
                companyId(1),
                new ClientId("c".repeat(128)),
                new CompanyName(longest),
                new Address(longest, Optional.of(longest), longest, longest, new CountryCode("CZ")),
                new EmailAddress("é".repeat(64) + "@" + "h".repeat(189)),
                Long.MAX_VALUE);
        companies().add(company);
        flush();
        assertFound(company);
    }

    @Test
    public void replacesACompany() {
        companies().add(company(1, "acme", 1));
        flush();
        Company moved = new Company(companyId(1), new ClientId("acme"), new CompanyName("New"), BRNO, OTHER_CONTACT, 2);
        companies().change(moved);
        assertFound(moved);
        flush();
        assertFound(moved);
        Company movedBack = company(1, "acme", 3);
        companies().change(movedBack);
        flush();
        assertFound(movedBack);
    }

    @Test
    public void replacesACompanyThatWasAddedJustNow() {
        companies().add(company(1, "acme", 1));
        Company moved = company(1, "acme", 2).withAddress(BRNO, OTHER_CONTACT, 2);
        companies().change(moved);
        assertFound(moved);
        flush();
        assertFound(moved);
    }

    @Test
    public void findsWhatWasExpected() {
        companies().add(company(1, "acme", 1));
        companies().add(company(2, "beta", 2));
        flush();
        companies().expect(companyId(1));
        companies().expect(new ClientId("acme"));
        companies().expect(new ClientId("beta"));
        companies().expect(new ClientId("beta"));
        companies().expect(companyId(99));
        companies().expect(new ClientId("nobody"));
        assertFound(company(1, "acme", 1));
        assertFound(company(2, "beta", 2));
        assertThat(companies().find(companyId(99))).isEmpty();
        assertThat(companies().findByClientId(new ClientId("nobody"))).isEmpty();
    }

    @Test
    public void findsACompanyThatWasExpectedBeforeItWasAdded() {
        companies().expect(companyId(1));
        companies().expect(new ClientId("acme"));
        assertThat(companies().find(companyId(1))).isEmpty();
        assertThat(companies().findByClientId(new ClientId("acme"))).isEmpty();
        companies().add(company(1, "acme", 1));
        assertFound(company(1, "acme", 1));
        flush();
        assertFound(company(1, "acme", 1));
    }

    @Test
    public void findsAChangeOfACompanyThatWasExpectedBeforeIt() {
        companies().add(company(1, "acme", 1));
        flush();
        companies().expect(companyId(1));
        companies().expect(new ClientId("acme"));
        Company moved = company(1, "acme", 1).withAddress(BRNO, CONTACT, 2);
        companies().change(moved);
        assertFound(moved);
    }

    @Test
    public void findsThoseOfManyIdsThatExist() {
        companies().add(company(1, "acme", 1));
        flush();
        companies().add(company(2, "beta", 2));
        assertThat(companies().findAll(List.of(companyId(2), companyId(99), companyId(1), companyId(2))))
                .isEqualTo(Map.of(companyId(1), company(1, "acme", 1), companyId(2), company(2, "beta", 2)));
        assertThat(companies().findAll(List.of())).isEmpty();
    }

    @Test
    public void pagesInTheOrderOfCodePoints() {
        List<String> inOrder = List.of("-", ".0", "0", "10", "2", "A", "B", "Z", "_", "a", "aB", "aa", "b", "~");
        List<String> added = Stream.of("b", "B", "a", "A", "_", "~", "10", "2", "aa", "aB", "Z", "-", ".0", "0")
                .toList();
        for (int i = 0; i < added.size(); i++) {
            companies().add(company(i, added.get(i), i + 1L));
        }
        flush();
        assertThat(clientIds(Optional.empty(), 100)).isEqualTo(inOrder);
        assertThat(clientIds(Optional.empty(), 3)).containsExactly("-", ".0", "0");
        assertThat(clientIds(Optional.of("0"), 3)).containsExactly("10", "2", "A");
        assertThat(clientIds(Optional.of("Y"), 2)).containsExactly("Z", "_");
        assertThat(clientIds(Optional.of("~"), 5)).isEmpty();
    }

    @Test
    public void pagesOverWhatWasJustAdded() {
        companies().add(company(1, "b", 1));
        flush();
        companies().add(company(2, "a", 2));
        assertThat(clientIds(Optional.empty(), 10)).containsExactly("a", "b");
    }

    @Test
    public void refusesASecondCompanyOfOneClientId() {
        companies().add(company(1, "acme", 1));
        flush();
        assertThatThrownBy(() -> {
                    companies().add(company(2, "acme", 2));
                    flush();
                })
                .isInstanceOf(RuntimeException.class);
    }

    @Test
    public void refusesASecondCompanyOfOneId() {
        companies().add(company(1, "acme", 1));
        flush();
        assertThatThrownBy(() -> {
                    companies().add(company(1, "beta", 2));
                    flush();
                })
                .isInstanceOf(RuntimeException.class);
    }

    private void assertFound(Company company) {
        assertThat(companies().find(company.id())).contains(company);
        assertThat(companies().findByClientId(company.clientId())).contains(company);
        assertThat(companies().findAll(List.of(company.id()))).containsEntry(company.id(), company);
        assertThat(companies().findPage(Optional.empty(), 1000)).contains(company);
    }

    private List<String> clientIds(Optional<String> after, int limit) {
        return companies().findPage(after.map(ClientId::new), limit).stream()
                .map(company -> company.clientId().value())
                .toList();
    }
}
