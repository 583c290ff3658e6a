package dev.daybook.application.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/**
 * The simulation of every build: {@code -Dsimulation.seconds} of it, from {@code -Dsimulation.seed} on. A seed that is
 * printed repeats its world exactly.
 */
class SimulationTest {

    /** Each build runs other worlds than the one before. */
    private static final long FIRST_SEED = Long.getLong("simulation.seed", System.currentTimeMillis());

    private static final Duration TIME = Duration.ofSeconds(Long.getLong("simulation.seconds", 20));

    @Test
    void noWorldShowsADefect() {
        Simulation.Result result = Simulation.run(FIRST_SEED, TIME);
        System.out.printf(
                "Simulation: seeds %d to %d, %d worlds, %d commands sent, %d events, %d commands a second of the"
                        + " processor's time (%.1f of %.1f seconds)%n",
                FIRST_SEED,
                FIRST_SEED + result.worlds() - 1,
                result.worlds(),
                result.attempts(),
                result.events(),
                result.rate(),
                result.time().toMillis() / 1_000.0,
                result.elapsed().toMillis() / 1_000.0);
        assertThat(result.defect()).as("repeat it by -Dsimulation.seed").isEmpty();
        assertThat(result.events()).isPositive();
    }

    @Test
    void everyCreatorOfTheBusinessIsSimulated() throws Exception {
        RequestMaker maker = Worlds.requestMaker(1);
        Set<String> simulated = new TreeSet<>();
        for (int i = 0; i < 2_000; i++) {
            if (maker.next().work() instanceof Request.Command command) {
                simulated.add(command.creator().commandName());
            }
        }
        assertThat(simulated).containsAll(Worlds.creatorsOfTheBusiness());
    }
}
