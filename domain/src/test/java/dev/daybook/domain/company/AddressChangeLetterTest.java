package dev.daybook.domain.company;

import static dev.daybook.domain.company.CompanySamples.ACME;
import static dev.daybook.domain.company.CompanySamples.ACME_CREATED;
import static dev.daybook.domain.company.CompanySamples.BRNO;
import static dev.daybook.domain.company.CompanySamples.CONTACT;
import static dev.daybook.domain.company.CompanySamples.PRAGUE;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.UUID;
import org.junit.jupiter.api.Test;

/** What is stored beside a letter, and must find its handler later. */
class AddressChangeLetterTest {

    private final AddressChangeLetter letter =
            new AddressChangeLetter(ACME, ACME_CREATED.name(), PRAGUE, BRNO, CONTACT, CONTACT);

    @Test
    void isFoundUnderTheKindThatEarlierLettersWereRecordedUnder() {
        assertThat(letter.kind()).isEqualTo("address-change-letter");
    }

    @Test
    void goesOutInTheOrderOfTheCompanysEvents() {
        assertThat(letter.orderingKey()).contains("company acme");
    }

    @Test
    void anIdOfACompanyIsWrittenAsItsUuid() {
        assertThat(new CompanyId(new UUID(1, 2))).hasToString("00000000-0000-0001-0000-000000000002");
    }
}
