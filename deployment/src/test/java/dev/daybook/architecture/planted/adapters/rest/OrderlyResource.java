package dev.daybook.architecture.planted.adapters.rest;

import jakarta.annotation.security.PermitAll;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;

public class OrderlyResource {

    @GET
    @RolesAllowed("reader")
    public String read() {
        return "for readers";
    }

    @GET
    @PermitAll
    public String status() {
        return "for everyone";
    }
}
