package dev.daybook.architecture.planted.domain.account;

final class AccountMaterializer {

    private AccountMaterializer() {}

    static void opened(AccountOpened event, AccountRepository accounts) {
        accounts.add(event.name());
    }
}
