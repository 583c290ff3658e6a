package dev.daybook.architecture.planted.domain.account;

import dev.daybook.architecture.planted.domain.kernel.Breaks;
import java.time.Instant;

@Breaks("the domain asks for no time, random number or id")
public record ClockInside(Instant at) {

    public static ClockInside create() {
        return new ClockInside(Instant.now());
    }
}
