package dev.daybook.adapters.persistence.json;

import dev.daybook.application.webhook.EventNotification;
import dev.daybook.domain.account.AccountClosed;
import dev.daybook.domain.account.AccountId;
import dev.daybook.domain.account.AccountOpened;
import dev.daybook.domain.account.CalculateInterestOwed;
import dev.daybook.domain.account.ChangeInterestRate;
import dev.daybook.domain.account.CloseAccount;
import dev.daybook.domain.account.DepositFunds;
import dev.daybook.domain.account.FundsDeposited;
import dev.daybook.domain.account.FundsTransferred;
import dev.daybook.domain.account.FundsWithdrawn;
import dev.daybook.domain.account.InterestAccrued;
import dev.daybook.domain.account.InterestAccruedV1;
import dev.daybook.domain.account.InterestRateChanged;
import dev.daybook.domain.account.InterestRateChangedV1;
import dev.daybook.domain.account.InterestRemainder;
import dev.daybook.domain.account.OpenAccount;
import dev.daybook.domain.account.ReverseTransaction;
import dev.daybook.domain.account.TransactionReversed;
import dev.daybook.domain.account.TransferFunds;
import dev.daybook.domain.account.WithdrawFunds;
import dev.daybook.domain.company.Address;
import dev.daybook.domain.company.AddressChangeLetter;
import dev.daybook.domain.company.ChangeCompanyAddress;
import dev.daybook.domain.company.CompanyAddressChanged;
import dev.daybook.domain.company.CompanyCreated;
import dev.daybook.domain.company.CompanyId;
import dev.daybook.domain.company.CompanyName;
import dev.daybook.domain.company.CountryCode;
import dev.daybook.domain.company.CreateCompany;
import dev.daybook.domain.company.EmailAddress;
import dev.daybook.domain.kernel.ClientId;
import dev.daybook.domain.kernel.EventAmended;
import dev.daybook.domain.kernel.EventAmendedV1;
import dev.daybook.domain.library.BookAcquired;
import dev.daybook.domain.library.BookAcquiredV1;
import dev.daybook.domain.library.BookId;
import dev.daybook.domain.library.BookLent;
import dev.daybook.domain.library.BookReturned;
import dev.daybook.domain.library.BookTitle;
import dev.daybook.domain.library.LendBook;
import dev.daybook.domain.library.LoanSlip;
import dev.daybook.domain.money.CurrencyCode;
import dev.daybook.domain.money.InterestRate;
import dev.daybook.domain.money.Money;
import dev.daybook.domain.period.ApprovePeriodReopening;
import dev.daybook.domain.period.ClosePeriod;
import dev.daybook.domain.period.PeriodCloseId;
import dev.daybook.domain.period.PeriodClosed;
import dev.daybook.domain.period.PeriodReopened;
import dev.daybook.domain.period.PeriodReopeningProposed;
import dev.daybook.domain.period.ProposePeriodReopening;
import dev.daybook.domain.statement.StatementUpload;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Records with ordinary and with odd values, by the names under which {@code canonical.tsv} has their bytes. */
final class CanonicalSamples {

    /** What JSON must or may escape, and what some writers escape although they need not. */
    static final String ODD_TEXT =
            "\" \\ / </script> \b\t\n\f\r \u0001\u001f \u007f\u0085 \u00a0á€ \u2028\u2029\ufeff 𝄞 '";

    private static final AccountId ACCOUNT = new AccountId(UUID.fromString("0f1b6b0e-6f0c-4b7e-9d7d-0a7c51a5d001"));
    private static final AccountId OTHER = new AccountId(UUID.fromString("ffffffff-ffff-ffff-ffff-ffffffffffff"));
    private static final CompanyId COMPANY = new CompanyId(new UUID(0, 0));
    private static final PeriodCloseId CLOSE = new PeriodCloseId(new UUID(1, 2));
    private static final BookId BOOK = new BookId(UUID.fromString("0F1B6B0E-6F0C-4B7E-9D7D-0A7C51A5D00A"));
    private static final ClientId ID = new ClientId("A-17._~z");
    private static final LocalDate DAY = LocalDate.of(1993, 1, 1);
    private static final LocalDate FIRST_DAY = LocalDate.of(1, 1, 1);
    private static final LocalDate LAST_DAY = LocalDate.of(9999, 12, 31);
    private static final EmailAddress EMAIL = new EmailAddress("o'ffice+1/á𝄞@acme.example");
    private static final CompanyName NAME = new CompanyName("Acme \"a. s.\" \\ / </b> & €𝄞\u00a0\ufeff");
    private static final Address SHORT =
            new Address("Hlavní 1", Optional.empty(), "Praha", "110 00", new CountryCode("CZ"));
    private static final Address LONG =
            new Address("Kungsgatan 7", Optional.of("c/o \"Åse\""), "Malmö", "211 49", new CountryCode("SE"));
    private static final Address FORMER =
            new Address("Terazije 1", Optional.empty(), "Beograd", "11000", new CountryCode("YU"));

    private CanonicalSamples() {}

    /** Events of the product, by name, version and what is special. */
    static Map<String, Record> productEvents() {
        Map<String, Record> events = new LinkedHashMap<>();
        events.put("CompanyCreated.v1 odd text", new CompanyCreated(COMPANY, new ClientId("acme"), NAME, SHORT, EMAIL));
        events.put("CompanyCreated.v1 second line", new CompanyCreated(COMPANY, ID, NAME, LONG, EMAIL));
        events.put("CompanyAddressChanged.v1", new CompanyAddressChanged(COMPANY, LONG, EMAIL));
        events.put("CompanyAddressChanged.v1 one line", new CompanyAddressChanged(COMPANY, SHORT, EMAIL));
        for (String rate : List.of("0", "1", "0.5", "0.035", "0.0350", "0.000001", "0E+3", "1E-6")) {
            events.put("AccountOpened.v1 rate " + rate, opened(rate));
        }
        for (String amount : List.of("7", "7.0", "7.00", "7.000", "0.01", "1E+3", "1E-2", "999999999999999.99")) {
            events.put("FundsDeposited.v1 " + amount, new FundsDeposited(ACCOUNT, ID, Money.of(amount, "CZK"), DAY));
        }
        events.put("FundsDeposited.v1 no decimals", new FundsDeposited(ACCOUNT, ID, Money.of("5", "JPY"), FIRST_DAY));
        events.put("FundsDeposited.v1 three decimals", new FundsDeposited(ACCOUNT, ID, Money.of("5", "KWD"), LAST_DAY));
        events.put("FundsWithdrawn.v1", new FundsWithdrawn(ACCOUNT, ID, Money.of("10", "EUR"), DAY));
        events.put(
                "FundsTransferred.v1",
                new FundsTransferred(ACCOUNT, OTHER, ID, Money.of("10.10", "EUR"), LocalDate.of(2024, 2, 29)));
        events.put("InterestAccrued.v1", new InterestAccruedV1(ACCOUNT, ID, Money.of("0.001", "KWD"), DAY));
        events.put("InterestRateChanged.v1", new InterestRateChangedV1(ACCOUNT, InterestRate.of("0.04"), DAY));
        events.put("AccountClosed.v1", new AccountClosed(OTHER, LocalDate.of(999, 9, 9)));
        events.put("EventAmended.v1", amended(17, 1, "The clerk typed 700 for 70."));
        events.put("EventAmended.v1 odd text", amended(Long.MAX_VALUE, Integer.MAX_VALUE, ODD_TEXT));
        events.put("EventAmended.v1 no text", amended(1, 1, ""));
        events.put(
                "InterestAccrued.v2",
                new InterestAccrued(ACCOUNT, ID, Money.of("0.001", "KWD"), DAY, remainder("0.3640000010")));
        events.put(
                "InterestRateChanged.v2",
                new InterestRateChanged(ACCOUNT, InterestRate.of("0.04"), DAY, remainder("0.00")));
        events.put("CompanyAddressChanged.v1 former country", new CompanyAddressChanged(COMPANY, FORMER, EMAIL));
        events.put("FundsWithdrawn.v1 0 DEM", new FundsWithdrawn(ACCOUNT, ID, Money.of("0", "DEM"), DAY));
        events.put(
                "EventAmended.v2",
                new EventAmended(
                        17,
                        UUID.fromString("0193b0de-0000-7000-8000-000000000001"),
                        UUID.fromString("0193b0de-0000-7000-8000-000000000002"),
                        1,
                        "0a".repeat(32),
                        "0b".repeat(32),
                        "0c".repeat(32),
                        "The clerk typed 700 for 70.",
                        "operator",
                        "Žofie",
                        List.of(ACCOUNT.value(), OTHER.value(), COMPANY.value())));
        events.put("PeriodClosed.v1", new PeriodClosed(CLOSE, LocalDate.of(2026, 2, 1), "Reported \"in time\" ✓"));
        events.put("PeriodClosed.v1 odd text", new PeriodClosed(CLOSE, FIRST_DAY, ODD_TEXT));
        events.put("PeriodReopeningProposed.v1", new PeriodReopeningProposed(CLOSE, "A late invoice"));
        events.put("PeriodReopened.v1", new PeriodReopened(CLOSE));
        events.put(
                "TransactionReversed.v1",
                new TransactionReversed(List.of(ACCOUNT), ID, new ClientId("D-1"), "Booked twice.", DAY));
        events.put(
                "TransactionReversed.v1 transfer",
                new TransactionReversed(List.of(OTHER, ACCOUNT), ID, new ClientId("X-1"), ODD_TEXT, DAY));
        return events;
    }

    private static InterestRemainder remainder(String times365) {
        return new InterestRemainder(new BigDecimal(times365));
    }

    /** Events of another business. */
    static Map<String, Record> libraryEvents() {
        Map<String, Record> events = new LinkedHashMap<>();
        events.put("BookAcquired.v1", new BookAcquiredV1(BOOK, ID, new BookTitle(ODD_TEXT)));
        events.put("BookAcquired.v2", new BookAcquired(BOOK, ID, new BookTitle(ODD_TEXT), "cs"));
        events.put("BookLent.v1", new BookLent(BOOK, ID, DAY));
        events.put("BookReturned.v1", new BookReturned(BOOK, DAY));
        return events;
    }

    /** Commands, from whose text their request's digest is made. */
    static Map<String, Record> commands() {
        Map<String, Record> commands = new LinkedHashMap<>();
        commands.put("CreateCompany", new CreateCompany(ID, NAME, LONG, EMAIL));
        commands.put("ChangeCompanyAddress", new ChangeCompanyAddress(ID, SHORT, Optional.of(EMAIL)));
        commands.put("ChangeCompanyAddress without contact", new ChangeCompanyAddress(ID, SHORT, Optional.empty()));
        commands.put("OpenAccount", new OpenAccount(ID, ID, new CurrencyCode("CZK"), InterestRate.of("0.0350"), DAY));
        for (String amount : List.of("0", "-0.01", "-7.0", "0E+9", "999999999999999999.99")) {
            commands.put("DepositFunds " + amount, new DepositFunds(ID, ID, Money.of(amount, "CZK"), DAY));
        }
        commands.put("WithdrawFunds", new WithdrawFunds(ID, ID, Money.of("0.10", "EUR"), DAY));
        commands.put("TransferFunds", new TransferFunds(ID, ID, ID, Money.of("1", "JPY"), DAY));
        commands.put("ChangeInterestRate", new ChangeInterestRate(ID, InterestRate.of("0.04"), DAY));
        commands.put("CalculateInterestOwed", new CalculateInterestOwed(LocalDate.of(10_000, 1, 1)));
        commands.put("CalculateInterestOwed year 0", new CalculateInterestOwed(LocalDate.of(0, 12, 31)));
        commands.put("CalculateInterestOwed year -1", new CalculateInterestOwed(LocalDate.of(-1, 12, 31)));
        commands.put(
                "CalculateInterestOwed with exceptions",
                new CalculateInterestOwed(DAY, Optional.empty(), Optional.of(List.of(ID))));
        commands.put(
                "CalculateInterestOwed of a company",
                new CalculateInterestOwed(DAY, Optional.of(ID), Optional.of(List.of(ID))));
        commands.put("CloseAccount", new CloseAccount(ID, DAY));
        commands.put("ClosePeriod", new ClosePeriod(DAY, " Reported "));
        commands.put("ProposePeriodReopening", new ProposePeriodReopening(DAY, "A late invoice"));
        commands.put("ApprovePeriodReopening", new ApprovePeriodReopening(DAY));
        commands.put("ReverseTransaction", new ReverseTransaction(ID, new ClientId("D-1"), "Booked twice.", DAY));
        commands.put("LendBook", new LendBook(ID, ID, DAY));
        return commands;
    }

    /** Tasks, whose text is stored with their event. */
    static Map<String, Record> tasks() {
        Map<String, Record> tasks = new LinkedHashMap<>();
        tasks.put("address-change-letter", new AddressChangeLetter(ID, NAME, SHORT, LONG, EMAIL, EMAIL));
        tasks.put("statement-upload", new StatementUpload(ID, FIRST_DAY, LAST_DAY, "day,amount\r\n\"1\";é\t𝄞\n"));
        tasks.put("event-notification", new EventNotification(ID, Long.MAX_VALUE, ACCOUNT.value()));
        tasks.put("loan-slip", new LoanSlip(ID, new BookTitle(ODD_TEXT), ID, DAY));
        return tasks;
    }

    /** Other types of components that a business may put into its events. */
    static Map<String, Record> shapes() {
        Map<String, Record> shapes = new LinkedHashMap<>();
        shapes.put(
                "all components",
                new Shapes(
                        true,
                        -1,
                        Long.MIN_VALUE,
                        new BigDecimal("-0.000000010"),
                        Instant.parse("2026-01-05T08:09:10.120Z"),
                        Grade.SECOND,
                        List.of("b", "a", ""),
                        List.of(SHORT),
                        Map.of("key \"1\"", 1),
                        Optional.of(new BigDecimal("1E+3")),
                        "x",
                        new Count(7),
                        List.of(new Count(-7))));
        shapes.put(
                "empty components",
                new Shapes(
                        false,
                        0,
                        0,
                        new BigDecimal("0E-7"),
                        Instant.EPOCH,
                        Grade.FIRST,
                        List.of(),
                        List.of(),
                        Map.of(),
                        Optional.empty(),
                        null,
                        new Count(0),
                        List.of()));
        shapes.put("no components", new Nothing());
        for (String instant : List.of(
                "0001-01-01T00:00:00Z",
                "1969-12-31T23:59:59.999999Z",
                "2026-01-05T08:09:00Z",
                "2026-01-05T08:09:10.000001Z",
                "2026-01-05T08:09:10.123456789Z",
                "9999-12-31T23:59:59Z")) {
            shapes.put("instant " + instant, new At(Instant.parse(instant)));
        }
        return shapes;
    }

    /** A grade, of which JSON has the name. */
    enum Grade {
        FIRST,
        SECOND;

        @Override
        public String toString() {
            return "another text";
        }
    }

    /** A number in the place of its record. */
    public record Count(int value) {}

    /** A record with an instant. */
    public record At(Instant at) {}

    /** A record with nothing. */
    public record Nothing() {}

    /** A component of every type that JSON can have. */
    public record Shapes(
            boolean isTrue,
            int number,
            long large,
            BigDecimal decimal,
            Instant at,
            Grade grade,
            List<String> texts,
            List<Address> addresses,
            Map<String, Integer> counts,
            Optional<BigDecimal> maybe,
            @Nullable String absent,
            Count count,
            List<Count> more) {}

    private static AccountOpened opened(String rate) {
        return new AccountOpened(ACCOUNT, ID, COMPANY, new CurrencyCode("CZK"), InterestRate.of(rate), DAY);
    }

    private static EventAmendedV1 amended(long position, int version, String reason) {
        return new EventAmendedV1(
                position,
                UUID.fromString("0193b0de-0000-7000-8000-000000000001"),
                UUID.fromString("0193b0de-0000-7000-8000-000000000002"),
                version,
                "0a".repeat(32),
                "0b".repeat(32),
                "0c".repeat(32),
                reason,
                "operator",
                "Žofie");
    }
}
