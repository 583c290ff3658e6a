package dev.daybook.architecture.planted.domain.account;

import dev.daybook.architecture.planted.domain.kernel.Breaks;
import jakarta.ws.rs.core.HttpHeaders;

@Breaks("the domain depends on the JDK only")
public record ServerInside(HttpHeaders headers) {}
