package dev.daybook.adapters.rest.account;

import dev.daybook.adapters.rest.command.RecordedThing;
import dev.daybook.application.log.EventCodec;
import dev.daybook.application.log.EventFilter;
import dev.daybook.application.log.EventLog;
import dev.daybook.application.log.RecordedEvent;
import dev.daybook.application.state.ApplicationState;
import dev.daybook.domain.account.Account;
import dev.daybook.domain.account.AccountClosed;
import dev.daybook.domain.account.AccountId;
import dev.daybook.domain.account.AccountOpened;
import dev.daybook.domain.account.AccountRepository;
import dev.daybook.domain.account.FundsDeposited;
import dev.daybook.domain.account.FundsTransferred;
import dev.daybook.domain.account.FundsWithdrawn;
import dev.daybook.domain.account.ReversalRepository;
import dev.daybook.domain.account.TransactionReversed;
import dev.daybook.domain.company.Company;
import dev.daybook.domain.company.CompanyId;
import dev.daybook.domain.company.CompanyRepository;
import dev.daybook.domain.kernel.ClientId;
import dev.daybook.domain.kernel.Event;
import dev.daybook.domain.kernel.EventName;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.Predicate;

/** Finds the event that recorded an account or a transaction, for the answer to a caller who sends other content. */
@Singleton
public class RecordedAccounts {

    /** At most this many events are searched for a transaction, so that a 409 stays cheap on a busy account. */
    private static final int MOST_EVENTS = 1_000;

    private final ApplicationState state;
    private final EventLog log;
    private final EventCodec codec;

    @Inject
    public RecordedAccounts(ApplicationState state, EventLog log, EventCodec codec) {
        this.state = state;
        this.log = log;
        this.codec = codec;
    }

    Optional<RecordedThing> account(ClientId account) {
        return find("AccountOpened", AccountOpened.class, account, 1, opened -> true, opened -> {
            Map<String, Object> fields = RecordedThing.fieldsOf(opened, "currency", "annualInterestRate", "openedOn");
            clientId(opened.companyId()).ifPresent(company -> fields.put("company", company));
            return fields;
        });
    }

    Optional<RecordedThing> closure(ClientId account) {
        return find(
                "AccountClosed",
                AccountClosed.class,
                account,
                1,
                closed -> true,
                closed -> RecordedThing.fieldsOf(closed, "closedOn"));
    }

    /** A deposit on that account. A deposit of this id on another account is not found. */
    Optional<RecordedThing> deposit(ClientId deposit, ClientId account) {
        return find(
                "FundsDeposited",
                FundsDeposited.class,
                account,
                MOST_EVENTS,
                event -> event.transactionId().equals(deposit),
                event -> RecordedThing.fieldsOf(event, "amount", "occurredOn"));
    }

    /** A withdrawal from that account. A withdrawal of this id from another account is not found. */
    Optional<RecordedThing> withdrawal(ClientId withdrawal, ClientId account) {
        return find(
                "FundsWithdrawn",
                FundsWithdrawn.class,
                account,
                MOST_EVENTS,
                event -> event.transactionId().equals(withdrawal),
                event -> RecordedThing.fieldsOf(event, "amount", "occurredOn"));
    }

    /** A transfer that has that account on one of its sides. */
    Optional<RecordedThing> transfer(ClientId transfer, ClientId account) {
        return find(
                "FundsTransferred",
                FundsTransferred.class,
                account,
                MOST_EVENTS,
                event -> event.transactionId().equals(transfer),
                event -> {
                    Map<String, Object> fields = RecordedThing.fieldsOf(event, "amount", "occurredOn");
                    clientId(event.fromAccountId()).ifPresent(from -> fields.put("from", from));
                    clientId(event.toAccountId()).ifPresent(to -> fields.put("to", to));
                    return fields;
                });
    }

    Optional<RecordedThing> reversal(ClientId reversal) {
        return state
                .read(access -> access.state(ReversalRepository.class).findAll(List.of(reversal)))
                .answer()
                .values()
                .stream()
                .filter(found -> found.transactionId().equals(reversal))
                .findFirst()
                .flatMap(found -> log.find(found.position()))
                .map(event -> thing(
                        event,
                        decoded(event, TransactionReversed.class),
                        reversed -> RecordedThing.fieldsOf(reversed, "reverses", "reason", "occurredOn")));
    }

    private <E extends Event> Optional<RecordedThing> find(
            String name,
            Class<E> type,
            ClientId account,
            int most,
            Predicate<E> wanted,
            Function<E, Map<String, Object>> fields) {
        for (RecordedEvent event : events(name, account, most)) {
            E decoded = decoded(event, type);
            if (wanted.test(decoded)) {
                return Optional.of(thing(event, decoded, fields));
            }
        }
        return Optional.empty();
    }

    private <E extends Event> E decoded(RecordedEvent event, Class<E> type) {
        return type.cast(
                codec.decode(event.name(), event.version(), event.data().text()));
    }

    private static <E extends Event> RecordedThing thing(
            RecordedEvent event, E decoded, Function<E, Map<String, Object>> fields) {
        return new RecordedThing(event.position(), event.metadata().actor(), fields.apply(decoded));
    }

    private List<RecordedEvent> events(String name, ClientId account, int most) {
        Optional<UUID> subject = state.read(
                        access -> access.state(AccountRepository.class).findByClientId(account))
                .answer()
                .map(found -> found.id().value());
        return subject.map(id -> log.read(
                        0,
                        most,
                        new EventFilter(
                                Optional.of(new EventName(name)), List.of(id), Optional.empty(), Optional.empty())))
                .orElse(List.of());
    }

    private Optional<ClientId> clientId(AccountId id) {
        return state.read(
                        access -> access.state(AccountRepository.class).find(id).map(Account::clientId))
                .answer();
    }

    private Optional<ClientId> clientId(CompanyId id) {
        return state.read(
                        access -> access.state(CompanyRepository.class).find(id).map(Company::clientId))
                .answer();
    }
}
