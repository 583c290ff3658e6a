package dev.daybook.architecture.planted.adapters.persistence.account;

import dev.daybook.architecture.planted.domain.account.TwinRepository;

public final class JdbcTwinRepository implements TwinRepository {}
