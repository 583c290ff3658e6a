package dev.daybook.adapters.rest.account;

import static org.assertj.core.api.Assertions.assertThat;

import dev.daybook.application.append.IdempotencyKey;
import dev.daybook.domain.account.AccountFeature;
import dev.daybook.domain.account.CalculateInterestOwed;
import dev.daybook.domain.kernel.ClientId;
import dev.daybook.domain.kernel.ScheduledCommand;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class InterestCalculationKeyTest {

    private static final LocalDate DAY = LocalDate.of(2026, 1, 31);

    private static String key(Optional<String> company, String... except) {
        return InterestCalculationKey.of(new CalculateInterestOwed(
                        DAY,
                        company.map(ClientId::new),
                        Optional.of(Stream.of(except).map(ClientId::new).toList())))
                .text();
    }

    /** These texts are in logs. */
    @Test
    void recordedKeysAreFormedAsBefore() {
        assertThat(key(Optional.empty())).isEqualTo("interest-calculation 2026-01-31");
        assertThat(key(Optional.empty(), "A-2", "A-1", "A-2"))
                .isEqualTo("interest-calculation 2026-01-31.except."
                        + "662b0b5882253b55f4b7cb28c1a2637949683692d8cf59878cdc181903bf9d56");
    }

    /** So that a date is calculated once, whether a person or the calendar sends it. */
    @Test
    void theCalendarSendsTheSameKeyAndTheSameCommand() {
        ScheduledCommand scheduled = new AccountFeature().schedules().get(0);
        assertThat(new IdempotencyKey.OfThing(scheduled.noun(), scheduled.keyOf(DAY)).text())
                .isEqualTo(key(Optional.empty()));
        assertThat(scheduled.on(DAY)).isEqualTo(new CalculateInterestOwed(DAY, Optional.empty(), Optional.empty()));
    }

    @Test
    void aKeyHasTheCompany() {
        assertThat(key(Optional.of("acme")))
                .isEqualTo("interest-calculation 2026-01-31.company."
                        + "3bb7b555fdc577b81aee93e8be7aec12a8d36f438dcf840c0884bc059447af39");
        assertThat(key(Optional.of("acme"), "A-2", "A-1"))
                .isEqualTo("interest-calculation 2026-01-31.company."
                        + "1efcde0d3cf1937b62ff34da4544d4d8616d711b68dc6d52d571fd412f87760e");
    }

    @Test
    void differentCalculationsHaveDifferentKeys() {
        List<String> keys = List.of(
                key(Optional.empty()),
                key(Optional.of("acme")),
                key(Optional.of("acme."), "A-1"),
                key(Optional.of("acme"), "A-1"),
                key(Optional.of("A-1")),
                key(Optional.empty(), "A-1"),
                key(Optional.empty(), "acme"));
        assertThat(keys).doesNotHaveDuplicates();
    }

    @Test
    void theLongestCompanyAndTheMostExceptionsHaveAKey() {
        String longest = "c".repeat(128);
        String[] most = Stream.iterate(1, n -> n + 1)
                .limit(1_000)
                .map(n -> longest.substring(5) + n)
                .toArray(String[]::new);
        assertThat(key(Optional.of(longest), most)).startsWith("interest-calculation 2026-01-31.company.");
    }
}
