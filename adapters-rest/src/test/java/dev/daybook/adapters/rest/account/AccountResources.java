package dev.daybook.adapters.rest.account;

import dev.daybook.adapters.rest.command.CommandResource;
import dev.daybook.application.inmemory.InMemoryServer;
import java.util.List;

/** The resources of accounts and transactions, as the container puts them together. */
public final class AccountResources {

    private AccountResources() {}

    /** Those that have forms of commands, over that server's log and state. No container injects anything here. */
    @SuppressWarnings("UnnecessaryAssignment")
    public static List<CommandResource> of(InMemoryServer server) {
        RecordedAccounts recorded = new RecordedAccounts(
                server.state(), server.log(), server.databases().codec());
        AccountResource accounts = new AccountResource();
        accounts.recorded = recorded;
        DepositResource deposits = new DepositResource();
        deposits.recorded = recorded;
        WithdrawalResource withdrawals = new WithdrawalResource();
        withdrawals.recorded = recorded;
        return List.of(accounts, deposits, withdrawals, new InterestCalculationResource());
    }
}
