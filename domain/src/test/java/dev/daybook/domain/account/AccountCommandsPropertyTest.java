package dev.daybook.domain.account;

import static dev.daybook.domain.account.AccountSamples.NEW_YEAR;
import static dev.daybook.domain.account.AccountSamples.scenario;
import static org.assertj.core.api.Assertions.assertThat;

import dev.daybook.domain.kernel.ClientId;
import dev.daybook.domain.kernel.Creator;
import dev.daybook.domain.kernel.Event;
import dev.daybook.domain.kernel.Outcome;
import dev.daybook.domain.kernel.Scenario;
import dev.daybook.domain.kernel.StateAccess;
import dev.daybook.domain.money.InterestRate;
import dev.daybook.domain.money.Money;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.RandomDistribution;
import net.jqwik.api.Tuple;
import net.jqwik.api.constraints.LongRange;
import net.jqwik.api.statistics.Statistics;

/**
 * Sends random commands in random order. After each command, the scenario checks that a replay gives an equal state.
 */
class AccountCommandsPropertyTest {

    private static final int TRIES = 300;

    private static Arbitrary<Creator> command() {
        Arbitrary<ClientId> transactions = Arbitraries.integers().between(1, 40).map(n -> new ClientId("T-" + n));
        Arbitrary<ClientId> accounts = Arbitraries.frequency(
                        Tuple.of(10, "A-17"), Tuple.of(10, "A-18"), Tuple.of(2, "A-99"), Tuple.of(1, "no-such"))
                .map(ClientId::new);
        Arbitrary<Money> amounts = Combinators.combine(
                        Arbitraries.longs().between(-2_000, 50_000).withDistribution(RandomDistribution.uniform()),
                        Arbitraries.frequency(Tuple.of(9, "EUR"), Tuple.of(1, "CZK")))
                .as((units, currency) -> Money.of(BigDecimal.valueOf(units, 2).toPlainString(), currency));
        Arbitrary<LocalDate> days = Arbitraries.integers()
                .between(-20, 400)
                .withDistribution(RandomDistribution.uniform())
                .map(NEW_YEAR::plusDays);
        Arbitrary<Optional<ClientId>> companies = Arbitraries.frequency(
                        Tuple.of(4, ""), Tuple.of(2, "acme"), Tuple.of(2, "beta"), Tuple.of(1, "no-such"))
                .map(company -> company.isEmpty() ? Optional.empty() : Optional.of(new ClientId(company)));
        Arbitrary<InterestRate> rates =
                Arbitraries.of("0", "0.0365", "0.5", "1").map(InterestRate::of);
        return Arbitraries.frequencyOf(
                Tuple.of(
                        8,
                        Combinators.combine(transactions, accounts, amounts, days)
                                .as(DepositFunds::new)),
                Tuple.of(
                        4,
                        Combinators.combine(transactions, accounts, amounts, days)
                                .as(WithdrawFunds::new)),
                Tuple.of(
                        6,
                        Combinators.combine(transactions, accounts, accounts, amounts, days)
                                .as(TransferFunds::new)),
                Tuple.of(
                        6,
                        Combinators.combine(transactions, transactions, Arbitraries.just("Booked twice."), days)
                                .as(ReverseTransaction::new)),
                Tuple.of(
                        2,
                        Combinators.combine(days, companies)
                                .as((day, company) -> new CalculateInterestOwed(day, company, Optional.empty()))),
                Tuple.of(2, Combinators.combine(accounts, rates, days).as(ChangeInterestRate::new)),
                Tuple.of(1, Combinators.combine(accounts, days).as(CloseAccount::new)));
    }

    @Provide
    Arbitrary<List<Creator>> sequences() {
        return command().list().ofMinSize(20).ofMaxSize(40);
    }

    @Property(tries = TRIES, edgeCases = EdgeCasesMode.NONE)
    void balancesAreTheSumsOfPostingsAndNeverNegative(@ForAll("sequences") List<Creator> commands) {
        Scenario scenario = scenario();
        for (Creator command : commands) {
            Object before = scenario.state().contents();
            Outcome outcome = scenario.when(command);
            Statistics.label(command.commandName())
                    .collect(outcome.rejection()
                            .map(rejection -> rejection.code())
                            .orElse("accepted"));
            if (outcome.rejection().isPresent()) {
                assertThat(outcome.state().contents()).isEqualTo(before);
            }
            assertSound(outcome.state());
        }
        Statistics.label("ReverseTransaction")
                .coverage(coverage -> coverage.check("accepted").percentage(share -> share > 1));
        // a generator whose commands are all refused would prove nothing
        for (String command : List.of("DepositFunds", "WithdrawFunds", "TransferFunds", "ChangeInterestRate")) {
            Statistics.label(command)
                    .coverage(coverage -> coverage.check("accepted").percentage(share -> share > 5));
        }
    }

    @Property(tries = TRIES, edgeCases = EdgeCasesMode.NONE)
    void transfersConserveMoneyAndOnlyTheOtherCommandsCreateIt(@ForAll("sequences") List<Creator> commands) {
        Scenario scenario = scenario();
        Map<ClientId, Money> created = new HashMap<>();
        for (Creator command : commands) {
            Map<String, BigDecimal> expected = totals(scenario.state());
            Outcome outcome = scenario.when(command);
            for (Event event : outcome.events()) {
                if (event instanceof TransactionReversed reversal) {
                    Money takenBack = created.get(reversal.reverses());
                    if (takenBack != null) {
                        expected.merge(currency(takenBack), takenBack.negated().value(), BigDecimal::add);
                    }
                } else {
                    creation(event).ifPresent(amount -> {
                        created.put(amount.transaction(), amount.amount());
                        expected.merge(
                                currency(amount.amount()), amount.amount().value(), BigDecimal::add);
                    });
                }
            }
            assertThat(totals(outcome.state())).isEqualTo(expected);
        }
    }

    /** Money that a transaction has created; a negative amount if it has destroyed money. */
    private record Creation(ClientId transaction, Money amount) {}

    private static Optional<Creation> creation(Event event) {
        if (event instanceof FundsDeposited deposit) {
            return Optional.of(new Creation(deposit.transactionId(), deposit.amount()));
        } else if (event instanceof InterestAccrued interest) {
            return Optional.of(new Creation(interest.transactionId(), interest.amount()));
        } else if (event instanceof FundsWithdrawn withdrawal) {
            return Optional.of(
                    new Creation(withdrawal.transactionId(), withdrawal.amount().negated()));
        }
        return Optional.empty();
    }

    @Property(tries = TRIES, edgeCases = EdgeCasesMode.NONE)
    void whenAllIsReversedNothingIsLeft(
            @ForAll("sequences") List<Creator> commands, @ForAll @LongRange(min = 0) long seed) {
        Scenario scenario = scenario();
        commands.stream().filter(command -> !(command instanceof CloseAccount)).forEach(scenario::when);
        List<ClientId> left = new ArrayList<>(notReversed(scenario.state()));
        Collections.shuffle(left, new Random(seed));
        LocalDate last = NEW_YEAR.plusDays(400);
        for (ClientId transaction : left) {
            ClientId reversal = new ClientId("reversal-of-" + transaction);
            scenario.whenApproved(new ReverseTransaction(reversal, transaction, "Booked twice.", last))
                    .thenAccepted();
        }
        for (Account account : all(scenario.state())) {
            assertThat(account.balance().isZero()).isTrue();
            assertThat(account.accruedInterest().isZero()).isTrue();
        }
    }

    private static Set<ClientId> notReversed(StateAccess state) {
        Set<ClientId> transactions = new TreeSet<>();
        for (Account account : all(state)) {
            for (Posting posting : state.state(PostingRepository.class).findPage(account.id(), 0, Integer.MAX_VALUE)) {
                transactions.add(posting.transactionId());
            }
        }
        transactions.removeAll(
                state.state(ReversalRepository.class).findAll(transactions).keySet());
        return transactions;
    }

    private static void assertSound(StateAccess state) {
        for (Account account : all(state)) {
            Money sum = Money.zero(account.currency());
            for (Posting posting : state.state(PostingRepository.class).findPage(account.id(), 0, Integer.MAX_VALUE)) {
                sum = sum.plus(posting.amount());
                assertThat(posting.balance()).isEqualTo(sum);
            }
            assertThat(account.balance()).isEqualTo(sum);
            assertThat(account.balance().isLessThan(Money.zero(account.currency())))
                    .isFalse();
            if (!account.isOpen()) {
                assertThat(account.balance().isZero()).isTrue();
            }
        }
    }

    private static Map<String, BigDecimal> totals(StateAccess state) {
        Map<String, BigDecimal> totals = new HashMap<>();
        all(state)
                .forEach(account -> totals.merge(
                        currency(account.balance()), account.balance().value(), BigDecimal::add));
        return totals;
    }

    private static String currency(Money money) {
        return money.currency().value();
    }

    private static List<Account> all(StateAccess state) {
        return state.state(AccountRepository.class).findPage(Optional.empty(), Optional.empty(), 100);
    }
}
