package dev.daybook.architecture.planted.adapters.rest;

import dev.daybook.architecture.planted.domain.kernel.Breaks;
import jakarta.ws.rs.DELETE;

@Breaks("every route says who may take it")
public class UnguardedResource {

    @DELETE
    public String delete() {
        return "open to all";
    }
}
