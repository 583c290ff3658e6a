package dev.daybook.application.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** The same few worlds in each build. They are fast enough for mutation testing, which runs them many times. */
class FixedWorldsTest {

    /** Mutation testing runs fewer. */
    private static final int WORLDS = Integer.getInteger("simulation.fixed-worlds", 40);

    @Test
    void noWorldShowsADefect() {
        for (long seed = 1; seed <= WORLDS; seed++) {
            assertThat(Simulation.runOne(seed).findings()).as("world %d", seed).isEmpty();
        }
    }
}
