package dev.daybook.application.append;

import static dev.daybook.application.inmemory.BankCommands.createCompany;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.daybook.application.append.AppendUnavailable.Reason;
import dev.daybook.application.inmemory.BankCommands;
import dev.daybook.application.inmemory.InMemoryDatabases;
import dev.daybook.application.inmemory.InMemoryServer;
import dev.daybook.application.job.HandDrivenTimer;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** How the loop begins and ends. */
class AppendLoopTest {

    private static final Instant START = Instant.parse("2026-01-05T00:00:00Z");

    private final HandDrivenTimer timer = new HandDrivenTimer(START);
    private final InMemoryServer server = new InMemoryServer(InMemoryDatabases.empty(BankCommands.CATALOGUE), timer);
    private final AppendEngine.Pieces pieces = AppendEngine.pieces(
            server.parts(timer.clock(), timer.elapsedTime()), AppendSettings.DEFAULT, Runnable::run);

    private PendingCommand begin() {
        return pieces.appender().begin(createCompany("acme"), Caller.of("tester"));
    }

    private static Reason refusalOf(PendingCommand command) {
        return catchThrowableOfType(AppendUnavailable.class, command::await).reason();
    }

    @Test
    void noCommandIsAcceptedBeforeTheChecksOfTheStartHavePassed() {
        List<String> wrong = new ArrayList<>(List.of("fsync is off."));
        server.require(() -> wrong);
        assertThat(catchThrowableOfType(AppendUnavailable.class, this::begin).reason())
                .isEqualTo(Reason.NOT_READY);
        server.turn();
        assertThat(server.readiness().obstacle()).contains("fsync is off.");
        assertThat(timer.clock().instant()).as("a pause before the next look").isEqualTo(START.plusSeconds(1));
        wrong.clear();
        server.turn();
        assertThat(server.readiness().isReady()).isTrue();
        assertThat(begin().poll()).isEmpty();
    }

    @Test
    void commandsThatWaitWhenTheServerStopsAreRefused() {
        server.start();
        PendingCommand command = begin();
        pieces.loop().stop();
        pieces.loop().run();
        assertThat(refusalOf(command)).isEqualTo(Reason.NOT_READY);
        assertThat(server.readiness().obstacle()).contains("The server is stopping.");
        assertThat(server.log().head().position()).isZero();
    }

    @Test
    void aLoopWhoseThreadIsInterruptedEnds() {
        server.start();
        PendingCommand command = begin();
        Thread.currentThread().interrupt();
        pieces.loop().run();
        assertThat(Thread.interrupted()).isTrue();
        assertThat(refusalOf(command)).isEqualTo(Reason.NOT_READY);
        assertThat(server.readiness().isReady()).isFalse();
    }
}
