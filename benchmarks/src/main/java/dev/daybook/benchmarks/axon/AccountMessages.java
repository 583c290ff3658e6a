package dev.daybook.benchmarks.axon;

import java.math.BigDecimal;
import org.axonframework.modelling.command.TargetAggregateIdentifier;

/** Commands and events of the peer's account, with what Daybook's have. */
final class AccountMessages {

    private AccountMessages() {}

    /** Opens an account. */
    record OpenAccount(@TargetAggregateIdentifier String account, String company, String currency, String openedOn) {}

    /** An account was opened. */
    record AccountOpened(String account, String company, String currency, String openedOn) {}

    /** Puts money on an account. */
    record DepositFunds(
            @TargetAggregateIdentifier String account,
            String transaction,
            BigDecimal amount,
            String currency,
            String occurredOn) {}

    /** Money has come in on an account. */
    record FundsDeposited(String account, String transaction, BigDecimal amount, String currency, String occurredOn) {}
}
