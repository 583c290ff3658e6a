package dev.daybook.adapters.persistence.misbehaving;

import dev.daybook.domain.kernel.StateRepository;

/** A port whose only query fails in the database. */
interface BrokenRepository extends StateRepository {

    void findBroken();
}
