package dev.daybook.adapters.persistence.state;

import dev.daybook.domain.kernel.StateRepository;
import java.util.Map;

/** What one noun contributes: its repositories on the tables of one session. */
public interface RepositoryBinding {

    /** The noun's ports, each with its adapter on those tables. */
    Map<Class<? extends StateRepository>, StateRepository> bind(StateTables tables);

    /** Smaller ones are written first; a table that refers to another comes after it. */
    int writeOrder();
}
