package dev.daybook.architecture.planted.adapters.rest;

import dev.daybook.architecture.planted.adapters.persistence.account.JpaAccountRepository;
import dev.daybook.architecture.planted.domain.kernel.Breaks;

@Breaks("adapters do not know each other")
public record ResourceWithATable(JpaAccountRepository accounts) {}
