package dev.daybook.application.replay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.daybook.application.inmemory.InMemoryDatabases;
import dev.daybook.application.inmemory.InMemoryServer;
import dev.daybook.application.inmemory.InMemoryStateDatabase.Standing;
import dev.daybook.application.job.HandDrivenTimer;
import dev.daybook.application.log.LogPosition;
import dev.daybook.application.log.StorageFailure;
import dev.daybook.application.replay.Notes.TakeNote;
import dev.daybook.domain.kernel.EventCatalogue;
import dev.daybook.domain.kernel.InMemoryState;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Recorded events are materialized in batches whose rows are announced first, and each event's statements are checked. */
class MaterializedBatchesTest {

    private final HandDrivenTimer timer = new HandDrivenTimer(Instant.parse("2026-01-05T00:00:00Z"));
    private final Notes notes = new Notes();
    private final InMemoryDatabases databases = InMemoryDatabases.empty(new EventCatalogue(List.of(notes)));
    private final InMemoryServer server = new InMemoryServer(databases, timer).start();

    private void append(String... texts) {
        for (String text : texts) {
            server.execute(new TakeNote(text));
        }
        notes.steps().clear();
    }

    private void rebuild() {
        server.replay().rebuild(UUID.randomUUID(), false, (position, target) -> true);
    }

    /** The statements of that note fail, and its materializer does not notice. */
    private void failStatementsOf(String text, StorageFailure.Kind kind) {
        server.checkStatements(contents -> {
            if (notes.steps().contains("materialized " + text)) {
                throw new StorageFailure(kind, "The statement failed.", new IllegalStateException("planned"));
            }
        });
    }

    @Test
    void aReplayAnnouncesTheRowsOfABatchBeforeItsFirstEventIsMaterialized() {
        append("a", "b");
        rebuild();
        assertThat(notes.steps()).containsExactly("announced a", "announced b", "materialized a", "materialized b");
    }

    @Test
    void aCatchUpAnnouncesTheRowsOfItsEventsBeforeTheFirstIsMaterialized() {
        append("a", "b");
        databases
                .state()
                .replace(new Standing(LogPosition.START, InMemoryState.empty().contents()));
        new InMemoryServer(databases, timer).start();
        assertThat(notes.steps()).containsExactly("announced a", "announced b", "materialized a", "materialized b");
    }

    @Test
    void largeEventsMakeSmallBatches() {
        String large = "x".repeat(1_000_001);
        append(large, large, large);
        List<Integer> sizes = new ArrayList<>();
        new LogReading(
                        server.log(),
                        new Rematerialization(databases.catalogue(), databases.codec()),
                        Map.of(),
                        LogPosition.START,
                        3)
                .run(batch -> sizes.add(batch.events().size()));
        assertThat(sizes).containsExactly(2, 1);
    }

    @Test
    void anEventWhoseStatementFailsForGoodIsOneOfDoomEvenIfItsMaterializerSwallowsTheFailure() {
        append("a", "b", "c");
        failStatementsOf("b", StorageFailure.Kind.LASTING);
        EventOfDoom doom = catchThrowableOfType(EventOfDoom.class, this::rebuild);
        assertThat(doom.event().position()).isEqualTo(2);
        assertThat(doom).hasCauseInstanceOf(StorageFailure.class);
        assertThat(notes.steps()).doesNotContain("materialized c");
    }

    @Test
    void aStatementThatMaySucceedLaterIsNoEventsFault() {
        append("a", "b");
        failStatementsOf("b", StorageFailure.Kind.PASSING);
        assertThat(catchThrowableOfType(StorageFailure.class, this::rebuild)).hasMessage("The statement failed.");
    }
}
