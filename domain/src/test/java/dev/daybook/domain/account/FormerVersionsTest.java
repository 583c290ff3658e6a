package dev.daybook.domain.account;

import static dev.daybook.domain.account.AccountSamples.A17_ID;
import static dev.daybook.domain.account.AccountSamples.RATE;
import static dev.daybook.domain.account.AccountSamples.T1;
import static dev.daybook.domain.account.AccountSamples.day;
import static dev.daybook.domain.account.AccountSamples.eur;
import static org.assertj.core.api.Assertions.assertThat;

import dev.daybook.domain.kernel.EventCatalogue;
import dev.daybook.domain.kernel.EventName;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Events that an earlier build has recorded mean the same in this one. */
class FormerVersionsTest {

    private final EventCatalogue catalogue = new EventCatalogue(List.of(new AccountFeature()));

    private Object upgraded(String name, Object former) {
        return catalogue.find(new EventName(name)).orElseThrow().upgraded(1, former);
    }

    @Test
    void interestThatWasCreditedBeforeRemaindersWereKeptLeftNone() {
        assertThat(upgraded("InterestAccrued", new InterestAccruedV1(A17_ID, T1, eur("1.00"), day(1, 11))))
                .isEqualTo(new InterestAccrued(A17_ID, T1, eur("1.00"), day(1, 11), InterestRemainder.NONE));
    }

    @Test
    void aRateThatWasChangedBeforeRemaindersWereKeptLeftNone() {
        assertThat(upgraded("InterestRateChanged", new InterestRateChangedV1(A17_ID, RATE, day(1, 11))))
                .isEqualTo(new InterestRateChanged(A17_ID, RATE, day(1, 11), InterestRemainder.NONE));
    }

    @Test
    void anIdIsWrittenAsItsUuid() {
        assertThat(A17_ID).hasToString("0000acc0-0000-4000-8000-000000000011");
    }
}
