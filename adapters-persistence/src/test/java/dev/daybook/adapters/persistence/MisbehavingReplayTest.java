package dev.daybook.adapters.persistence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.daybook.adapters.persistence.library.LibraryBinding;
import dev.daybook.adapters.persistence.misbehaving.MischiefBinding;
import dev.daybook.adapters.persistence.misbehaving.Mood;
import dev.daybook.adapters.persistence.misbehaving.Mood.Kind;
import dev.daybook.adapters.persistence.misbehaving.MoodFeature;
import dev.daybook.application.append.Caller;
import dev.daybook.application.replay.EventOfDoom;
import dev.daybook.domain.library.LibraryFeature;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** An event whose writes the database refuses when it is replayed. */
class MisbehavingReplayTest {

    private static final int OTHERS = 5;

    private Engine engine;

    @BeforeEach
    void start() {
        engine = Engine.of(
                        List.of(new LibraryFeature(), new MoodFeature()),
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
            engine.appender().execute(new Mood(i == OTHERS ? kind : Kind.CALM), Caller.of("tester"));
        }
    }

    @ParameterizedTest
    @EnumSource(names = {"SWALLOWS_AN_SQL_ERROR_WHEN_REPLAYED", "VIOLATES_A_CONSTRAINT_WHEN_REPLAYED"})
    void anEventWhoseWritesTheDatabaseRefusesIsNamed(Kind kind) {
        append(kind);
        EventOfDoom doom = catchThrowableOfType(
                EventOfDoom.class, () -> engine.replay().rebuild(UUID.randomUUID(), false, (position, target) -> true));
        assertThat(doom.event().position()).isEqualTo(OTHERS + 1);
        assertThat(doom.event().data().text()).contains(kind.name());
        assertThat(engine.state().position()).isEqualTo(engine.log().head().at());
    }
}
