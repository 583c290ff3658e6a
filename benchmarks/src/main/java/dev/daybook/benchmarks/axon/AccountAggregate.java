package dev.daybook.benchmarks.axon;

import static org.axonframework.modelling.command.AggregateLifecycle.apply;

import dev.daybook.benchmarks.axon.AccountMessages.AccountOpened;
import dev.daybook.benchmarks.axon.AccountMessages.DepositFunds;
import dev.daybook.benchmarks.axon.AccountMessages.FundsDeposited;
import dev.daybook.benchmarks.axon.AccountMessages.OpenAccount;
import java.math.BigDecimal;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.modelling.command.AggregateIdentifier;

/** The peer's account: decides from the events that it has had. */
@SuppressWarnings("NullAway.Init")
public class AccountAggregate {

    @AggregateIdentifier
    private String account;

    private String currency;
    private BigDecimal balance;

    AccountAggregate() {}

    @CommandHandler
    AccountAggregate(OpenAccount command) {
        apply(new AccountOpened(command.account(), command.company(), command.currency(), command.openedOn()));
    }

    @CommandHandler
    void handle(DepositFunds command) {
        if (command.amount().signum() <= 0 || !command.currency().equals(currency)) {
            throw new IllegalArgumentException(
                    command.amount() + " " + command.currency() + " is nothing to deposit on " + account);
        }
        apply(new FundsDeposited(
                command.account(), command.transaction(), command.amount(), command.currency(), command.occurredOn()));
    }

    @EventSourcingHandler
    void on(AccountOpened event) {
        account = event.account();
        currency = event.currency();
        balance = BigDecimal.ZERO;
    }

    @EventSourcingHandler
    void on(FundsDeposited event) {
        balance = balance.add(event.amount());
    }
}
