package dev.daybook.architecture.planted.domain.account;

import dev.daybook.architecture.planted.domain.kernel.Breaks;
import java.util.Random;

@Breaks("the domain asks for no time, random number or id")
public record DiceInside(Random dice) {

    public DiceInside() {
        this(new Random());
    }
}
