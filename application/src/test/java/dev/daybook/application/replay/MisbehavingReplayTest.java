package dev.daybook.application.replay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.daybook.application.inmemory.InMemoryDatabases;
import dev.daybook.application.inmemory.InMemoryServer;
import dev.daybook.application.job.HandDrivenTimer;
import dev.daybook.application.replay.Mood.Kind;
import dev.daybook.domain.kernel.EventCatalogue;
import dev.daybook.domain.library.BookRepository;
import dev.daybook.domain.library.LibraryFeature;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Materializers that do not do the same each time are found by a replay. */
class MisbehavingReplayTest {

    private static final int OTHERS = 5;
    private static final StateReplay.Watch GO_ON = (position, target) -> true;

    private final Mood.MoodFeature mood = new Mood.MoodFeature();
    private final InMemoryDatabases databases =
            InMemoryDatabases.empty(new EventCatalogue(List.of(new LibraryFeature(), mood)));
    private final InMemoryServer server =
            new InMemoryServer(databases, new HandDrivenTimer(Instant.parse("2026-01-05T00:00:00Z"))).start();

    /** Five events that are in order, the one in question, and five more. */
    private void append(Kind kind) {
        for (int i = 0; i <= 2 * OTHERS; i++) {
            server.execute(new Mood(i == OTHERS ? kind : Kind.SUBMITS_A_TASK));
        }
    }

    private Comparison verify() {
        return server.replay().compare(UUID.randomUUID(), 10, GO_ON);
    }

    private void rebuild() {
        server.replay().rebuild(UUID.randomUUID(), false, GO_ON);
    }

    @Test
    void anEventThatNoLongerMaterializesIsNamed() {
        append(Kind.THROWS_WHEN_REPLAYED);
        EventOfDoom doom = catchThrowableOfType(EventOfDoom.class, this::rebuild);
        assertThat(doom.event().position()).isEqualTo(OTHERS + 1);
        assertThat(doom.event().data().text()).contains(Kind.THROWS_WHEN_REPLAYED.name());
        assertThat(doom.doom().materializer()).isEqualTo(Mood.MoodFeature.class.getName() + ".materialize");
        assertThat(doom.doom().cause()).isEqualTo(IllegalStateException.class.getName());
        assertThat(doom.doom().rows())
                .as("found by running the materializer once more")
                .isNotEmpty();
        assertThat(server.state().position()).isEqualTo(server.log().head().at());
    }

    @ParameterizedTest
    @EnumSource(names = {"USES_A_CLOCK", "DEPENDS_ON_THE_ORDER_OF_A_SET"})
    void aStateThatComesOutDifferentlyIsFound(Kind kind) {
        append(kind);
        assertThat(verify().divergences())
                .extracting(Divergence::table)
                .containsExactly(BookRepository.class.getName());
    }

    @Test
    void aMaterializerThatWasChangedIsFoundByItsResultAndARebuildAppliesIt() {
        append(Kind.DEPENDS_ON_THE_BUILD);
        assertThat(verify().isEqual()).isTrue();
        mood.change("merry");
        assertThat(verify().divergences()).singleElement().satisfies(divergence -> {
            assertThat(divergence.live().orElseThrow()).contains("calm").doesNotContain("merry");
            assertThat(divergence.replayed().orElseThrow()).contains("merry");
        });
        var calm = server.state().read(state -> true);
        rebuild();
        assertThat(verify().isEqual()).isTrue();
        var merry = server.state().read(state -> true);
        assertThat(merry.position()).isEqualTo(calm.position());
        assertThat(merry.generation())
                .as("the generation, by which a caller sees that the same position shows something else")
                .isNotEqualTo(calm.generation());
    }

    @Test
    void aTaskThatIsSubmittedDuringAReplayIsNotRecorded() {
        append(Kind.SUBMITS_A_TASK);
        assertThat(databases.log().tasks()).hasSize(2 * OTHERS + 1);
        assertThat(verify().isEqual()).isTrue();
        rebuild();
        assertThat(databases.log().tasks()).hasSize(2 * OTHERS + 1);
        assertThat(verify().isEqual()).isTrue();
    }
}
