package dev.daybook.adapters.rest.account;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.daybook.adapters.rest.read.Page;
import java.util.List;
import java.util.Optional;

/** Accounts in the order of their client ids. */
public record AccountPage(
        List<AccountView> items,
        @JsonInclude(JsonInclude.Include.ALWAYS) Optional<String> next) {

    static AccountPage of(Page<AccountView> page) {
        return new AccountPage(page.items(), page.next());
    }
}
