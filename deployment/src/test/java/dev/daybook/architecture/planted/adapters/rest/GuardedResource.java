package dev.daybook.architecture.planted.adapters.rest;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;

@RolesAllowed("reader")
public class GuardedResource {

    @GET
    public String read() {
        return "for readers";
    }
}
