package dev.daybook.domain.library;

import dev.daybook.domain.kernel.InMemoryNoun;
import dev.daybook.domain.kernel.InMemoryState;

/** The library's repositories in memory. */
public final class InMemoryLibrary implements InMemoryNoun {

    @Override
    public void register(InMemoryState state) {
        state.register(BookRepository.class, new InMemoryBookRepository());
    }
}
