package dev.daybook.adapters.persistence.state;

import dev.daybook.domain.kernel.StateRepository;
import java.util.Map;

/** What one noun contributes to the state: its repositories. */
public interface RepositoryBinding {

    /** The ports of the noun, each with a new adapter on those tables. */
    Map<Class<? extends StateRepository>, StateRepository> bind(StateTables tables);

    /** Tables with a smaller number are written first; a table that refers to another one needs the larger number. */
    int writeOrder();
}
