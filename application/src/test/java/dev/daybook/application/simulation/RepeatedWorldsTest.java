package dev.daybook.application.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** A defect that the simulation has found can be looked at again: its seed gives the same world. */
class RepeatedWorldsTest {

    private static final int WORLDS = 20;

    @Test
    void aSeedRepeatsAWorldExactly() {
        for (long seed = 1; seed <= WORLDS; seed++) {
            World.Run first = Simulation.runOne(seed);
            World.Run again = Simulation.runOne(seed);
            assertThat(again).as("world %d", seed).isEqualTo(first);
        }
    }
}
