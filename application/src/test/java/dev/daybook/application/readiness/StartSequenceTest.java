package dev.daybook.application.readiness;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.daybook.application.inmemory.BankCommands;
import dev.daybook.application.inmemory.InMemoryDatabases;
import dev.daybook.application.inmemory.InMemoryServer;
import dev.daybook.application.job.HandDrivenTimer;
import dev.daybook.domain.company.CompanyFeature;
import dev.daybook.domain.kernel.EventCatalogue;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class StartSequenceTest {

    private final InMemoryServer server = new InMemoryServer(
                    InMemoryDatabases.empty(BankCommands.CATALOGUE),
                    new HandDrivenTimer(Instant.parse("2026-01-05T00:00:00Z")))
            .start();
    private final List<String> done = new ArrayList<>();
    private final List<String> wrong = new ArrayList<>();

    private StartSequence sequence(EventCatalogue catalogue) {
        DeploymentCheck other = () -> List.of();
        DeploymentCheck check = () -> {
            done.add("check");
            return List.copyOf(wrong);
        };
        return new StartSequence(() -> done.add("migrate"), List.of(other, check), server.log(), catalogue);
    }

    @Test
    void theSchemasAreMigratedOnceBeforeAllChecks() {
        StartSequence sequence = sequence(BankCommands.CATALOGUE);
        sequence.run();
        sequence.run();
        assertThat(done).containsExactly("migrate", "check", "check");
    }

    @Test
    void aMigrationThatFailsIsTriedAgain() {
        StartSequence sequence = new StartSequence(
                () -> {
                    done.add("migrate");
                    throw new IllegalStateException("away");
                },
                List.of(),
                server.log(),
                BankCommands.CATALOGUE);
        assertThatThrownBy(sequence::run).hasMessage("away");
        assertThatThrownBy(sequence::run).hasMessage("away");
        assertThat(done).containsExactly("migrate", "migrate");
    }

    @Test
    void everythingThatIsWrongIsToldAtOnce() {
        wrong.addAll(List.of("fsync is off.", "The clock is wrong."));
        server.execute(BankCommands.createCompany("acme"));
        server.execute(BankCommands.openAccount("A-1", "acme"));
        StartSequence sequence = sequence(new EventCatalogue(List.of(new CompanyFeature())));
        assertThatThrownBy(sequence::run)
                .isInstanceOf(IllegalStateException.class)
                .hasMessageStartingWith("fsync is off. The clock is wrong. ")
                .hasMessageContaining("AccountOpened");
        wrong.clear();
        assertThatThrownBy(sequence::run).hasMessageContaining("AccountOpened");
    }

    @Test
    void onlyAnObstacleThatIsNewIsTold() {
        Readiness readiness = new Readiness();
        assertThat(readiness.isReady()).isFalse();
        assertThat(readiness.obstacle()).contains("The server is starting.");
        assertThat(readiness.closed("The server is starting.")).isFalse();
        assertThat(readiness.closed("The log is away.")).isTrue();
        assertThat(readiness.closed("The log is away.")).isFalse();
        readiness.ready();
        assertThat(readiness.isReady()).isTrue();
        assertThat(readiness.closed("The log is away.")).isTrue();
        assertThat(readiness.obstacle()).contains("The log is away.");
    }
}
