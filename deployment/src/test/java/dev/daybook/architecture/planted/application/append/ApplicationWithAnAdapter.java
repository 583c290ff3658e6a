package dev.daybook.architecture.planted.application.append;

import dev.daybook.architecture.planted.adapters.rest.OrderlyResource;
import dev.daybook.architecture.planted.domain.kernel.Breaks;

@Breaks("application knows no adapter")
public record ApplicationWithAnAdapter(OrderlyResource resource) {}
