package dev.daybook.adapters.persistence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.daybook.adapters.persistence.library.LibraryBinding;
import dev.daybook.adapters.persistence.misbehaving.MischiefBinding;
import dev.daybook.adapters.persistence.misbehaving.Mood;
import dev.daybook.adapters.persistence.misbehaving.Mood.Kind;
import dev.daybook.adapters.persistence.misbehaving.MoodFeature;
import dev.daybook.application.append.Caller;
import dev.daybook.application.replay.Comparison;
import dev.daybook.application.replay.Divergence;
import dev.daybook.application.replay.EventOfDoom;
import dev.daybook.domain.library.LibraryFeature;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Materializers that do not do the same each time are found by a verification. */
class MisbehavingReplayTest {

    private static final int OTHERS = 5;

    private final MoodFeature mood = new MoodFeature();
    private Engine engine;

    @BeforeEach
    void start() {
        engine = Engine.of(
                        List.of(new LibraryFeature(), mood),
                        List.of(new LibraryBinding(), new MischiefBinding()),
                        "library-state")
                .migrated()
                .withTable(LibraryBinding.TABLE);
        engine.start();
    }

    @AfterEach
    void close() {
        engine.close();
    }

    /** Five events that are in order, the one in question, and five more. */
    private void append(Kind kind) {
        for (int i = 0; i <= 2 * OTHERS; i++) {
            engine.appender().execute(new Mood(i == OTHERS ? kind : Kind.SUBMITS_A_TASK), Caller.of("tester"));
        }
    }

    private Comparison verify() {
        return engine.replay().compare(UUID.randomUUID(), 10, (position, target) -> true);
    }

    @ParameterizedTest
    @EnumSource(
            names = {
                "THROWS_WHEN_REPLAYED",
                "SWALLOWS_AN_SQL_ERROR_WHEN_REPLAYED",
                "VIOLATES_A_CONSTRAINT_WHEN_REPLAYED"
            })
    void anEventThatNoLongerMaterializesIsNamed(Kind kind) {
        append(kind);
        EventOfDoom doom = catchThrowableOfType(
                EventOfDoom.class, () -> engine.replay().rebuild(UUID.randomUUID(), false, (position, target) -> true));
        assertThat(doom.event().position()).isEqualTo(OTHERS + 1);
        assertThat(doom.event().data().text()).contains(kind.name());
        assertThat(engine.state().position()).isEqualTo(engine.log().head().at());
    }

    @ParameterizedTest
    @EnumSource(names = {"USES_A_CLOCK", "DEPENDS_ON_THE_ORDER_OF_A_MAP"})
    void whatComesOutDifferentlyIsFound(Kind kind) {
        append(kind);
        assertThat(verify().divergences())
                .extracting(Divergence::table, Divergence::column)
                .containsExactly(org.assertj.core.groups.Tuple.tuple("book", Optional.of("title")));
    }

    @Test
    void aMaterializerThatWasChangedIsToldByWhatItMakesAndARebuildMakesItSo() {
        append(Kind.SAYS_WHAT_THIS_BUILD_SAYS);
        assertThat(verify().isEqual()).isTrue();
        mood.change("merry");
        String book =
                engine.log().find(OTHERS + 1).orElseThrow().subjects().get(0).toString();
        assertThat(verify().divergences())
                .containsExactly(new Divergence(
                        "book",
                        book,
                        Optional.of("title"),
                        Optional.of("calm"),
                        Optional.of("merry"),
                        Optional.of(OTHERS + 1L)));
        engine.replay().rebuild(UUID.randomUUID(), false, (position, target) -> true);
        assertThat(verify().isEqual()).isTrue();
    }

    @Test
    void aTaskThatIsSubmittedOnAReplayIsNone() {
        append(Kind.SUBMITS_A_TASK);
        long tasks = engine.countOfTasks();
        assertThat(tasks).isEqualTo(2 * OTHERS + 1);
        assertThat(verify().isEqual()).isTrue();
        engine.replay().rebuild(UUID.randomUUID(), false, (position, target) -> true);
        assertThat(engine.countOfTasks()).isEqualTo(tasks);
        assertThat(verify().isEqual()).isTrue();
    }
}
