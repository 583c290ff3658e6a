package dev.daybook.application.log;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** The ids of tasks: a replay and a second server must compute the same ones for ever. */
class RecordedTaskTest {

    private static final UUID EVENT = UUID.fromString("019b8d7e-6a5b-7c4d-8e3f-2a1b0c9d8e7f");
    private static final Instant RECORDED_AT = Instant.parse("2026-01-05T08:09:10.123456Z");

    private static UUID id(long position, Instant recordedAt, String which) {
        return RecordedTask.idOf(EVENT, position, recordedAt, which);
    }

    @Test
    void isTheOneThatWasAlwaysComputed() {
        assertThat(id(4_097, RECORDED_AT, "address-change-letter 0"))
                .hasToString("019b8d33-f0eb-8001-8968-6a3df68fc149");
    }

    @Test
    void isAUuidOfVersionEight() {
        UUID id = id(1, RECORDED_AT, "letter 0");
        assertThat(id.version()).isEqualTo(8);
        assertThat(id.variant()).isEqualTo(2);
    }

    @Test
    void differsBetweenTheTasksOfAnEvent() {
        assertThat(id(1, RECORDED_AT, "letter 1")).isNotEqualTo(id(1, RECORDED_AT, "letter 0"));
    }

    @Test
    void growsWithTimeAndPosition() {
        assertThat(id(2, RECORDED_AT, "letter 0").getMostSignificantBits())
                .isGreaterThan(id(1, RECORDED_AT, "letter 0").getMostSignificantBits());
        assertThat(id(1, RECORDED_AT.plusMillis(1), "letter 0").getMostSignificantBits())
                .isGreaterThan(id(4_095, RECORDED_AT, "letter 0").getMostSignificantBits());
    }
}
