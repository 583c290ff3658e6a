package dev.daybook.application.replay;

import dev.daybook.application.inmemory.InMemoryDatabases;
import dev.daybook.application.log.Digest;
import dev.daybook.application.log.EncodedJson;
import dev.daybook.application.log.RecordedEvent;
import dev.daybook.domain.account.FundsDeposited;
import dev.daybook.domain.money.CurrencyCode;
import dev.daybook.domain.money.Money;
import java.util.function.UnaryOperator;

/** Changes events of the log past the engine, so that they no longer materialize. The chain does not show it. */
public final class EventsOfDoom {

    private EventsOfDoom() {}

    /** The deposit at that position becomes one in CZK, which its account does not accept. */
    public static void depositInAnotherCurrency(InMemoryDatabases databases, long position) {
        changeDeposit(databases, position, deposit -> with(deposit, "CZK"));
    }

    /** The deposit at that position is in EUR again. */
    public static void repairDeposit(InMemoryDatabases databases, long position) {
        changeDeposit(databases, position, deposit -> with(deposit, "EUR"));
    }

    private static FundsDeposited with(FundsDeposited deposit, String currency) {
        return new FundsDeposited(
                deposit.accountId(),
                deposit.transactionId(),
                new Money(deposit.amount().value(), new CurrencyCode(currency)),
                deposit.occurredOn());
    }

    private static void changeDeposit(
            InMemoryDatabases databases, long position, UnaryOperator<FundsDeposited> change) {
        databases.log().forge(position, event -> {
            FundsDeposited deposit = (FundsDeposited) databases
                    .codec()
                    .decode(event.name(), event.version(), event.data().text());
            return withData(event, databases.codec().encode(change.apply(deposit)));
        });
    }

    /** The data of that event becomes a text that no build can read. */
    public static void makeUnreadable(InMemoryDatabases databases, long position) {
        databases.log().forge(position, event -> withData(event, EncodedJson.of("unreadable")));
    }

    /** That event with another hash, so that the chain is broken. */
    static RecordedEvent withHash(RecordedEvent event, Digest hash) {
        return new RecordedEvent(event.metadata(), event.name(), event.version(), event.data(), event.subjects(), hash);
    }

    /** That event with other data; the digest in the chain stays. */
    static RecordedEvent withData(RecordedEvent event, EncodedJson data) {
        return new RecordedEvent(
                event.metadata(),
                event.name(),
                event.version(),
                new EncodedJson(data.text(), event.data().digest()),
                event.subjects(),
                event.hash());
    }
}
