package dev.daybook.application.simulation;

import dev.daybook.application.append.FactReader;
import dev.daybook.application.append.IdempotencyKey;
import dev.daybook.application.append.PrincipalId;
import dev.daybook.application.append.ProposedEvent;
import dev.daybook.application.log.EventCodec;
import dev.daybook.application.simulation.Mischief.Kind;
import dev.daybook.application.simulation.Mischief.MakeMischief;
import dev.daybook.domain.account.Account;
import dev.daybook.domain.account.AccountId;
import dev.daybook.domain.account.AccountRepository;
import dev.daybook.domain.account.CalculateInterestOwed;
import dev.daybook.domain.account.ChangeInterestRate;
import dev.daybook.domain.account.CloseAccount;
import dev.daybook.domain.account.DepositFunds;
import dev.daybook.domain.account.FundsDeposited;
import dev.daybook.domain.account.OpenAccount;
import dev.daybook.domain.account.ReverseTransaction;
import dev.daybook.domain.account.SettleInterest;
import dev.daybook.domain.account.TransferFunds;
import dev.daybook.domain.account.WithdrawFunds;
import dev.daybook.domain.company.Address;
import dev.daybook.domain.company.ChangeCompanyAddress;
import dev.daybook.domain.company.CompanyName;
import dev.daybook.domain.company.CountryCode;
import dev.daybook.domain.company.CreateCompany;
import dev.daybook.domain.company.EmailAddress;
import dev.daybook.domain.kernel.ClientId;
import dev.daybook.domain.kernel.Creator;
import dev.daybook.domain.kernel.EventCatalogue;
import dev.daybook.domain.kernel.EventName;
import dev.daybook.domain.kernel.InMemoryState;
import dev.daybook.domain.money.CurrencyCode;
import dev.daybook.domain.money.InterestRate;
import dev.daybook.domain.money.Money;
import dev.daybook.domain.period.ApprovePeriodReopening;
import dev.daybook.domain.period.ClosePeriod;
import dev.daybook.domain.period.ProposePeriodReopening;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.Supplier;

/** Makes random requests of every kind: each creator of the business, facts, and mischief. Few things, many collisions. */
final class RequestMaker {

    private static final int COMPANIES = 3;
    private static final int ACCOUNTS = 8;
    private static final int PERIODS = 4;
    private static final CurrencyCode CURRENCY = new CurrencyCode("EUR");
    private static final LocalDate DAY = LocalDate.of(2026, 1, 5);
    private static final PrincipalId CLIENTS = new PrincipalId("local", "client");

    /** One way to make a command; those that are listed twice come twice as often. */
    static final List<Function<RequestMaker, Creator>> CREATORS = List.of(
            RequestMaker::createCompany,
            RequestMaker::changeAddress,
            RequestMaker::openAccount,
            RequestMaker::openAccount,
            RequestMaker::deposit,
            RequestMaker::deposit,
            RequestMaker::deposit,
            RequestMaker::withdraw,
            RequestMaker::transfer,
            RequestMaker::reverse,
            RequestMaker::reverse,
            RequestMaker::changeRate,
            RequestMaker::calculateInterest,
            RequestMaker::settleInterest,
            RequestMaker::closeAccount,
            RequestMaker::closeOrReopenPeriod,
            RequestMaker::mischief,
            RequestMaker::mischief);

    private final Random random;
    private final FactReader facts;
    private final EventCodec codec;
    private final Supplier<Map<String, Object>> stateContents;
    private final InMemoryState state = InMemoryState.empty();
    private final List<ClientId> movements = new ArrayList<>();
    private final List<ProposedEvent> sentFacts = new ArrayList<>();
    private final List<Request> sent = new ArrayList<>();
    private int requests;

    /** @param stateContents the committed state, to find accounts for facts */
    RequestMaker(
            Random random, EventCatalogue catalogue, EventCodec codec, Supplier<Map<String, Object>> stateContents) {
        this.random = random;
        this.facts = new FactReader(catalogue, codec);
        this.codec = codec;
        this.stateContents = stateContents;
    }

    Request next() {
        if (!sent.isEmpty() && random.nextInt(12) == 0) {
            Request earlier = sent.get(random.nextInt(sent.size()));
            // the same once more from another client, or another one under its key
            return random.nextBoolean() ? earlier : make(earlier.key());
        }
        Request request = make(Optional.empty());
        if (request.key().isPresent() && !request.dryRun()) {
            sent.add(request);
        }
        return request;
    }

    private Request make(Optional<IdempotencyKey> usedKey) {
        int number = ++requests;
        String actor = "request-" + number;
        Request.Work work = random.nextInt(10) == 0 ? facts() : new Request.Command(creator());
        Optional<IdempotencyKey> key = random.nextInt(8) == 0 ? Optional.empty() : Optional.of(key(number));
        boolean dryRun = random.nextInt(25) == 0;
        return new Request(actor, work, usedKey.or(() -> key), dryRun, random.nextInt(3) == 0);
    }

    /** Half of the keys have a form that earlier builds have stored otherwise. */
    private static IdempotencyKey key(int number) {
        return number % 2 == 0
                ? new IdempotencyKey.OfThing("thing", new ClientId("key-" + number))
                : new IdempotencyKey.OfRequest(CLIENTS, "PUT /things", "key-" + number);
    }

    private Creator creator() {
        return CREATORS.get(random.nextInt(CREATORS.size())).apply(this);
    }

    private Creator createCompany() {
        return new CreateCompany(
                company(), new CompanyName("Company"), address(), new EmailAddress("office@company.example"));
    }

    private Creator changeAddress() {
        return new ChangeCompanyAddress(company(), address(), Optional.empty());
    }

    private Creator openAccount() {
        return new OpenAccount(account(), company(), CURRENCY, InterestRate.of("0.05"), DAY);
    }

    private Creator deposit() {
        return new DepositFunds(transaction(), account(), amount(), DAY.plusDays(random.nextInt(20)));
    }

    private Creator withdraw() {
        return new WithdrawFunds(transaction(), account(), amount(), DAY.plusDays(random.nextInt(20)));
    }

    private Creator transfer() {
        return new TransferFunds(transaction(), account(), account(), amount(), DAY.plusDays(random.nextInt(20)));
    }

    /** Mostly of a transaction that another request has posted, or wants to. */
    private Creator reverse() {
        ClientId reversed = movements.isEmpty() ? transaction() : movements.get(random.nextInt(movements.size()));
        return new ReverseTransaction(transaction(), reversed, "Booked twice.", DAY.plusDays(random.nextInt(40)));
    }

    private Creator changeRate() {
        return new ChangeInterestRate(
                account(), InterestRate.of("0.0" + random.nextInt(10)), DAY.plusDays(random.nextInt(40)));
    }

    private Creator calculateInterest() {
        return new CalculateInterestOwed(
                DAY.plusDays(random.nextInt(40)),
                random.nextInt(4) == 0 ? Optional.of(company()) : Optional.empty(),
                random.nextInt(4) == 0 ? Optional.of(List.of(account())) : Optional.empty());
    }

    private Creator settleInterest() {
        return new SettleInterest(account(), DAY.plusDays(random.nextInt(40)));
    }

    private Creator closeAccount() {
        return new CloseAccount(
                account(),
                DAY.plusDays(random.nextInt(40)),
                random.nextBoolean() ? Optional.of(account()) : Optional.empty());
    }

    /** Few closes, because commands are refused after one; more reopenings, most of which have nothing to do. */
    private Creator closeOrReopenPeriod() {
        LocalDate firstOpenDay = DAY.plusDays(1 + random.nextInt(PERIODS));
        int kind = random.nextInt(6);
        if (kind == 0) {
            return new ClosePeriod(firstOpenDay, "It is over");
        }
        return kind < 3
                ? new ProposePeriodReopening(firstOpenDay, "A late invoice")
                : new ApprovePeriodReopening(firstOpenDay);
    }

    private Creator mischief() {
        Kind[] kinds = Kind.values();
        return new MakeMischief("mischief-" + random.nextInt(1_000_000), kinds[random.nextInt(kinds.length)]);
    }

    private Address address() {
        return new Address(
                "Street " + random.nextInt(1_000), Optional.empty(), "Praha", "11000", new CountryCode("CZ"));
    }

    private ClientId company() {
        return new ClientId("company-" + random.nextInt(COMPANIES));
    }

    private ClientId account() {
        return new ClientId("account-" + random.nextInt(ACCOUNTS));
    }

    /** Mostly a new one. */
    private ClientId transaction() {
        ClientId id = new ClientId("transaction-" + (random.nextInt(10) == 0 ? random.nextInt(50) : random.nextInt()));
        movements.add(id);
        return id;
    }

    private Money amount() {
        return new Money(BigDecimal.valueOf(1 + random.nextInt(10_000), 2), CURRENCY);
    }

    /** One to three facts; some were sent before, and some contradict the state behind others that do not. */
    private Request.Work facts() {
        List<ProposedEvent> events = new ArrayList<>();
        int count = 1 + random.nextInt(3);
        for (int i = 0; i < count; i++) {
            boolean again = !sentFacts.isEmpty() && random.nextInt(3) == 0;
            events.add(
                    again
                            ? sentFacts.get(sentFacts.size() - 1 - random.nextInt(Math.min(4, sentFacts.size())))
                            : fact());
        }
        return new Request.Facts(events);
    }

    private ProposedEvent fact() {
        Optional<UUID> id = random.nextInt(3) == 0 ? Optional.empty() : Optional.of(uuid());
        FundsDeposited deposit =
                new FundsDeposited(someAccount(), transaction(), amount(), DAY.plusDays(random.nextInt(20)));
        ProposedEvent fact = facts.read(
                id,
                new EventName("FundsDeposited"),
                Optional.empty(),
                codec.encode(deposit).text());
        sentFacts.add(fact);
        return fact;
    }

    private AccountId someAccount() {
        state.restore(stateContents.get());
        return state.state(AccountRepository.class)
                .findByClientId(account())
                .map(Account::id)
                .orElseGet(() -> new AccountId(uuid()));
    }

    private UUID uuid() {
        return new UUID(random.nextLong(), random.nextLong());
    }
}
