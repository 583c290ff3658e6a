package dev.daybook.architecture.planted.adapters.rest;

import dev.daybook.architecture.planted.domain.kernel.Breaks;

@Breaks("nothing is printed but by programs")
public class ResourceThatPrints {

    public void read() {
        System.out.println("read");
    }
}
