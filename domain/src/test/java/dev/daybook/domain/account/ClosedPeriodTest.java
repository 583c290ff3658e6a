package dev.daybook.domain.account;

import static dev.daybook.domain.account.AccountSamples.A17;
import static dev.daybook.domain.account.AccountSamples.A17_ID;
import static dev.daybook.domain.account.AccountSamples.A18;
import static dev.daybook.domain.account.AccountSamples.EUR;
import static dev.daybook.domain.account.AccountSamples.RATE;
import static dev.daybook.domain.account.AccountSamples.T1;
import static dev.daybook.domain.account.AccountSamples.deposited;
import static dev.daybook.domain.account.AccountSamples.eur;
import static dev.daybook.domain.account.AccountSamples.scenario;
import static dev.daybook.domain.company.CompanySamples.ACME;
import static org.assertj.core.api.Assertions.assertThat;

import dev.daybook.domain.kernel.ClientId;
import dev.daybook.domain.kernel.Creator;
import dev.daybook.domain.kernel.Scenario;
import dev.daybook.domain.money.InterestRate;
import dev.daybook.domain.period.ApprovePeriodReopening;
import dev.daybook.domain.period.ClosePeriod;
import dev.daybook.domain.period.PeriodFeature;
import dev.daybook.domain.period.PeriodSamples;
import dev.daybook.domain.period.ProposePeriodReopening;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** No command can date anything in a closed period. */
class ClosedPeriodTest {

    private static final LocalDate FIRST_OPEN_DAY = PeriodSamples.FEBRUARY;

    /** Every creator that names a day: the command for a day. */
    static List<Function<LocalDate, Creator>> creators() {
        return List.of(
                day -> new OpenAccount(new ClientId("A-1"), ACME, EUR, RATE, day),
                day -> new DepositFunds(T1, A17, eur("1.00"), day),
                day -> new WithdrawFunds(T1, A17, eur("1.00"), day),
                day -> new TransferFunds(T1, A17, A18, eur("1.00"), day),
                day -> new ChangeInterestRate(A17, InterestRate.of("0.5"), day),
                CalculateInterestOwed::new,
                day -> new SettleInterest(A17, day),
                day -> new CloseAccount(A18, day),
                day -> new ReverseTransaction(T1, new ClientId("D-1"), "Booked twice.", day));
    }

    private static Scenario closed() {
        return scenario()
                .given(deposited(A17_ID, "D-1", eur("100.00")))
                .given(new ClosePeriod(FIRST_OPEN_DAY, "January is reported"));
    }

    @ParameterizedTest
    @MethodSource("creators")
    void aClosedDayIsRefused(Function<LocalDate, Creator> command) {
        closed().when(command.apply(FIRST_OPEN_DAY.minusDays(1))).thenRejected("period.closed");
    }

    @ParameterizedTest
    @MethodSource("creators")
    void theFirstOpenDayIsTaken(Function<LocalDate, Creator> command) {
        closed().when(command.apply(FIRST_OPEN_DAY)).thenAccepted();
    }

    /** If this fails, a creator with a day is missing in the list above. */
    @Test
    void everyCreatorWithADayIsInTheList() throws IOException, URISyntaxException {
        Set<Class<?>> listed = creators().stream()
                .map(command -> command.apply(FIRST_OPEN_DAY).getClass())
                .collect(Collectors.toSet());
        assertThat(creatorsWithADay()).isEqualTo(listed);
    }

    /** All records of the domain that are creators and have a day, but those of periods. */
    private static Set<Class<?>> creatorsWithADay() throws IOException, URISyntaxException {
        Path classes = Path.of(Creator.class
                .getProtectionDomain()
                .getCodeSource()
                .getLocation()
                .toURI());
        try (Stream<Path> files = Files.walk(classes)) {
            return files.map(file -> classes.relativize(file).toString().replace('/', '.'))
                    .filter(file -> file.endsWith(".class") && file.startsWith("dev.daybook."))
                    .<Class<?>>map(file -> load(file.substring(0, file.length() - ".class".length())))
                    .filter(type -> type.isRecord() && Creator.class.isAssignableFrom(type))
                    .filter(type -> type.getPackage() != PeriodFeature.class.getPackage())
                    .filter(ClosedPeriodTest::hasADay)
                    .collect(Collectors.toSet());
        }
    }

    private static boolean hasADay(Class<?> type) {
        return Arrays.stream(type.getRecordComponents())
                .anyMatch(component -> component.getGenericType().getTypeName().contains(LocalDate.class.getName()));
    }

    private static Class<?> load(String name) {
        try {
            return Class.forName(name, false, ClosedPeriodTest.class.getClassLoader());
        } catch (ClassNotFoundException impossible) {
            throw new AssertionError(impossible);
        }
    }

    @Test
    void theSentenceNamesTheFirstOpenDayAndTheNextStep() {
        closed().when(new DepositFunds(T1, A17, eur("1.00"), LocalDate.of(2025, 1, 31)))
                .thenRejected(
                        "period.closed",
                        "Deposit T-1 cannot have the day 2025-01-31: the books are closed, and the first open day is"
                                + " 2025-02-01. Use that day or a later one, or ask an operator to reopen the period: PUT"
                                + " /period-closes/2025-02-01/reopening.");
        closed().when(new SettleInterest(A17, LocalDate.of(2025, 1, 31)))
                .thenRejected(
                        "period.closed",
                        "A credit of interest cannot have the day 2025-01-31: the books are closed, and the first open day"
                                + " is 2025-02-01. Use that day or a later one, or ask an operator to reopen the period: PUT"
                                + " /period-closes/2025-02-01/reopening.");
    }

    @Test
    void aFactOfAClosedDayIsRecorded() {
        FundsDeposited fact = deposited(A17_ID, "D-2", eur("7.00"));
        closed().whenRecorded(fact).thenRecorded(fact);
    }

    @Test
    void nightsOfAClosedPeriodAreCreditedOnALaterDay() {
        closed().when(new SettleInterest(A17, FIRST_OPEN_DAY)).thenState(state -> {
            // 397 nights from 1 January 2024 on: a ten-thousandth of 100.00 each
            assertThat(AccountSamples.account(state, A17).accruedInterest()).isEqualTo(eur("3.97"));
            assertThat(AccountSamples.account(state, A17).accruedThrough()).isEqualTo(FIRST_OPEN_DAY);
        });
    }

    @Test
    void aReopenedPeriodTakesCommandsAgain() {
        Scenario scenario = closed().given(new ProposePeriodReopening(FIRST_OPEN_DAY, "A late invoice"))
                .actor("approver")
                .given(new ApprovePeriodReopening(FIRST_OPEN_DAY))
                .actor(Scenario.ACTOR);
        scenario.when(new DepositFunds(T1, A17, eur("1.00"), FIRST_OPEN_DAY.minusDays(1)))
                .thenAccepted();
    }
}
