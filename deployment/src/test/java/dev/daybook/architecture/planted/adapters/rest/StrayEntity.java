package dev.daybook.architecture.planted.adapters.rest;

import dev.daybook.architecture.planted.domain.kernel.Breaks;
import jakarta.persistence.Entity;

@Breaks("JPA entities stay inside the persistence adapter")
@Entity
class StrayEntity {}
