package dev.daybook.architecture.planted.adapters.rest;

import dev.daybook.architecture.planted.domain.kernel.Breaks;
import jakarta.transaction.Transactional;

@Breaks("transactions are application's")
public class ResourceWithATransaction {

    @Transactional
    public void write() {}
}
