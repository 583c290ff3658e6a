package dev.daybook.domain.account;

import static dev.daybook.domain.account.AccountSamples.A17;
import static dev.daybook.domain.account.AccountSamples.A17_ID;
import static dev.daybook.domain.account.AccountSamples.NEW_YEAR;
import static dev.daybook.domain.account.AccountSamples.account;
import static dev.daybook.domain.company.CompanySamples.ACME_CREATED;
import static dev.daybook.domain.company.CompanySamples.ACME_ID;
import static org.assertj.core.api.Assertions.assertThat;

import dev.daybook.domain.company.CompanyFeature;
import dev.daybook.domain.kernel.ClientId;
import dev.daybook.domain.kernel.Creator;
import dev.daybook.domain.kernel.Scenario;
import dev.daybook.domain.money.CurrencyCode;
import dev.daybook.domain.money.InterestRate;
import dev.daybook.domain.money.Money;
import java.math.BigDecimal;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** The credited sum does not depend on how often interest is calculated, or how often the rate changes. */
class InterestInPartsPropertyTest {

    private static final int LAST_DAY = 450;

    /** A posting: a day, counted from new year, and a number of smallest units. */
    record Move(int day, long units) {}

    /** On that day interest is calculated, or the rate changes. */
    record Step(int day, Optional<InterestRate> newRate) {}

    /** An account whose postings are all known before the first step. */
    record Life(CurrencyCode currency, InterestRate rate, List<Move> moves, List<Step> steps, int lastDay) {

        Scenario scenario() {
            Scenario scenario = Scenario.of(new AccountFeature(), new CompanyFeature())
                    .given(ACME_CREATED, new AccountOpened(A17_ID, A17, ACME_ID, currency, rate, NEW_YEAR));
            for (int i = 0; i < moves.size(); i++) {
                Move move = moves.get(i);
                ClientId id = new ClientId("T-" + i);
                Money amount = new Money(BigDecimal.valueOf(Math.abs(move.units()), currency.decimals()), currency);
                scenario.given(
                        move.units() > 0
                                ? new FundsDeposited(A17_ID, id, amount, NEW_YEAR.plusDays(move.day()))
                                : new FundsWithdrawn(A17_ID, id, amount, NEW_YEAR.plusDays(move.day())));
            }
            return scenario;
        }

        /** Carries the steps out and credits everything up to the last day. */
        Scenario lived() {
            Scenario scenario = scenario();
            for (Step step : steps) {
                var day = NEW_YEAR.plusDays(step.day());
                scenario.given(step.newRate()
                        .<Creator>map(newRate -> new ChangeInterestRate(A17, newRate, day))
                        .orElseGet(() -> new CalculateInterestOwed(day)));
            }
            return scenario.given(new CalculateInterestOwed(NEW_YEAR.plusDays(lastDay)));
        }

        /** 365 times what the nights have earned on their balances, credits included; one night after the other. */
        BigDecimal earned365Times(List<Posting> credits) {
            BigDecimal sum = BigDecimal.ZERO;
            for (int night = 0; night < lastDay; night++) {
                BigDecimal closing = BigDecimal.ZERO;
                for (Move move : moves) {
                    if (move.day() <= night) {
                        closing = closing.add(BigDecimal.valueOf(move.units(), currency.decimals()));
                    }
                }
                for (Posting credit : credits) {
                    if (ChronoUnit.DAYS.between(NEW_YEAR, credit.occurredOn()) <= night) {
                        closing = closing.add(credit.amount().value());
                    }
                }
                sum = sum.add(
                        closing.max(BigDecimal.ZERO).multiply(rateOf(night).value()));
            }
            return sum;
        }

        private InterestRate rateOf(int night) {
            InterestRate found = rate;
            for (Step step : steps) {
                if (step.day() <= night) {
                    found = step.newRate().orElse(found);
                }
            }
            return found;
        }
    }

    @Provide
    Arbitrary<Life> lives() {
        Arbitrary<Move> moves = Combinators.combine(
                        Arbitraries.integers().between(0, LAST_DAY + 20),
                        Arbitraries.oneOf(
                                        Arbitraries.longs().between(-3_000, 20_000),
                                        Arbitraries.longs().between(-50_000_000_000L, 100_000_000_000L))
                                .filter(units -> units != 0))
                .as(Move::new);
        Arbitrary<InterestRate> rates = Arbitraries.oneOf(
                        Arbitraries.bigDecimals()
                                .between(BigDecimal.ZERO, BigDecimal.ONE)
                                .ofScale(6),
                        Arbitraries.bigDecimals()
                                .between(BigDecimal.ZERO, new BigDecimal("0.002"))
                                .ofScale(6))
                .map(InterestRate::new);
        Arbitrary<Step> steps = Combinators.combine(Arbitraries.integers().between(0, LAST_DAY), rates.optional(0.3))
                .as(Step::new);
        Arbitrary<List<Step>> inOrder = steps.list()
                .ofMaxSize(30)
                .map(list ->
                        list.stream().sorted(Comparator.comparingInt(Step::day)).toList());
        return Combinators.combine(
                        Arbitraries.of("EUR", "JPY", "KWD").map(CurrencyCode::new),
                        rates,
                        moves.list().ofMinSize(1).ofMaxSize(6),
                        inOrder,
                        Arbitraries.just(LAST_DAY))
                .as(Life::new);
    }

    @Property(tries = 500)
    void theCreditedSumIsWithinOneUnitOfWhatTheNightsHaveEarned(@ForAll("lives") Life life) {
        requireExact(life);
    }

    private static BigDecimal requireExact(Life life) {
        Scenario lived = life.lived();
        List<Posting> credits =
                lived.state().state(PostingRepository.class).findPage(A17_ID, 0, Integer.MAX_VALUE).stream()
                        .filter(posting -> posting.kind() == PostingKind.INTEREST)
                        .toList();
        BigDecimal credited = account(lived.state(), A17).accruedInterest().value();
        BigDecimal year = BigDecimal.valueOf(365);
        BigDecimal unit = BigDecimal.ONE.movePointLeft(life.currency().decimals());
        assertThat(life.earned365Times(credits).subtract(credited.multiply(year)))
                .isGreaterThanOrEqualTo(BigDecimal.ZERO)
                .isLessThan(unit.multiply(year));
        return credited;
    }

    private static List<Step> daily(int days) {
        return IntStream.rangeClosed(1, days)
                .mapToObj(day -> new Step(day, Optional.empty()))
                .toList();
    }

    private static Life deposit(String currency, String rate, long units, List<Step> steps, int lastDay) {
        return new Life(new CurrencyCode(currency), InterestRate.of(rate), List.of(new Move(0, units)), steps, lastDay);
    }

    @Example
    void thirtyDaysOfTenThousandYenAreEightYenDailyAsOnce() {
        assertThat(requireExact(deposit("JPY", "0.01", 10_000, daily(30), 30))).isEqualByComparingTo("8");
        assertThat(requireExact(deposit("JPY", "0.01", 10_000, List.of(), 30))).isEqualByComparingTo("8");
    }

    @Example
    void thirtyDaysOfTwentyCrownsAreSixteenHellersDailyAsOnce() {
        assertThat(requireExact(deposit("CZK", "0.1", 2_000, daily(30), 30))).isEqualByComparingTo("0.16");
        assertThat(requireExact(deposit("CZK", "0.1", 2_000, List.of(), 30))).isEqualByComparingTo("0.16");
    }

    @Example
    void aChangeOfTheRateEachDayLosesNothing() {
        List<Step> changes = IntStream.rangeClosed(1, 40)
                .mapToObj(day -> new Step(day, Optional.of(InterestRate.of(day % 2 == 0 ? "0.01" : "0.010001"))))
                .toList();
        assertThat(requireExact(deposit("JPY", "0.01", 10_000, changes, 40))).isEqualByComparingTo("10");
    }
}
