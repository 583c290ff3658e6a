package dev.daybook.domain.account;

import dev.daybook.domain.kernel.InMemoryNoun;
import dev.daybook.domain.kernel.InMemoryState;

/** The repositories of accounts, postings and reversals in memory. */
public final class InMemoryAccounts implements InMemoryNoun {

    @Override
    public void register(InMemoryState state) {
        AccountRepository accounts = state.register(AccountRepository.class, new InMemoryAccountRepository());
        state.register(PostingRepository.class, new InMemoryPostingRepository(accounts));
        state.register(ReversalRepository.class, new InMemoryReversalRepository());
    }
}
