package dev.daybook.architecture.planted.verifier;

import dev.daybook.architecture.planted.domain.kernel.Breaks;
import dev.daybook.architecture.planted.domain.kernel.Event;

@Breaks("the verifier depends on the JDK only")
public record VerifierOfEvents(Event event) {}
