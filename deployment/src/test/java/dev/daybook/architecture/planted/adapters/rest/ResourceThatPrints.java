package dev.daybook.architecture.planted.adapters.rest;

import dev.daybook.architecture.planted.domain.kernel.Breaks;

@Breaks("nothing is printed outside of local")
public class ResourceThatPrints {

    public void read() {
        System.out.println("read");
    }
}
