package dev.daybook.application.log;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.daybook.domain.kernel.EventMetadata;
import dev.daybook.domain.kernel.EventName;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Position, time and hash of the next event. */
class LogTailTest {

    private static final Instant NOW = Instant.parse("2026-01-05T08:09:10.123456Z");
    private static final LogHead HEAD = new LogHead(new LogPosition(7, Digest.of("seven")), NOW);
    private static final EventName NAME = new EventName("FundsDeposited");
    private static final EncodedJson DATA = EncodedJson.of("{\"amount\":1}");

    private final LogTail tail = new LogTail(HEAD);

    private static EventMetadata metadata(long position, Instant recordedAt) {
        return new EventMetadata(position, new UUID(1, 2), recordedAt, "Žofie", "DepositFunds", new UUID(3, 4));
    }

    @Test
    void theTimeIsInMicroseconds() {
        assertThat(tail.timeAt(NOW.plusNanos(1_999))).isEqualTo(NOW.plusNanos(1_000));
    }

    @Test
    void theTimeIsNeverBeforeTheLastEvent() {
        assertThat(tail.timeAt(NOW.minusSeconds(1))).isEqualTo(NOW);
        assertThat(tail.timeAt(NOW)).isEqualTo(NOW);
        assertThat(tail.timeAt(NOW.plusSeconds(1))).isEqualTo(NOW.plusSeconds(1));
    }

    @Test
    void anEventFollowsTheLastOne() {
        RecordedEvent event = tail.add(metadata(8, NOW), NAME, 2, DATA, List.of(new UUID(5, 6)));
        assertThat(event.position()).isEqualTo(8);
        assertThat(event.hash()).isEqualTo(HashChain.next(HEAD.at().hash(), metadata(8, NOW), NAME, 2, DATA.digest()));
        assertThat(tail.head()).isEqualTo(new LogHead(new LogPosition(8, event.hash()), NOW));
        RecordedEvent next = tail.add(metadata(9, NOW.plusSeconds(1)), NAME, 2, DATA, List.of());
        assertThat(next.hashBehind(event.hash())).isEqualTo(next.hash());
        assertThat(tail.head().recordedAt()).isEqualTo(NOW.plusSeconds(1));
    }

    @Test
    void anEventAtAnotherPositionIsRefused() {
        for (long position : new long[] {0, 6, 7, 9}) {
            assertThatThrownBy(() -> tail.add(metadata(position, NOW), NAME, 1, DATA, List.of()))
                    .isInstanceOf(IllegalArgumentException.class);
        }
        assertThat(tail.head()).isEqualTo(HEAD);
    }

    @Test
    void anEventBeforeTheLastOneIsRefused() {
        assertThatThrownBy(() -> tail.add(metadata(8, NOW.minusNanos(1_000)), NAME, 1, DATA, List.of()))
                .isInstanceOf(IllegalArgumentException.class);
        assertThat(tail.head()).isEqualTo(HEAD);
    }

    @Test
    void theHashIsTheOneThatWasAlwaysComputed() {
        // computed outside of Daybook, from the layout that HashChain describes
        assertThat(HashChain.next(Digest.GENESIS, metadata(8, NOW), NAME, 2, DATA.digest()))
                .hasToString("281badb1b953f1eeeac1055855eeb4271758831798be9da09bf0f733625d8049");
    }

    @Test
    void anAmendedEventKeepsItsHashAndItsRecordedDigest() {
        RecordedEvent event = tail.add(metadata(8, NOW), NAME, 1, DATA, List.of());
        EncodedJson first = EncodedJson.of("{\"amount\":2}");
        RecordedEvent once = event.amendedBy(new UUID(7, 1), 2, first, List.of());
        RecordedEvent twice = once.amendedBy(new UUID(7, 2), 3, EncodedJson.of("{\"amount\":3}"), List.of());
        assertThat(once.data()).isEqualTo(first);
        assertThat(twice.version()).isEqualTo(3);
        for (RecordedEvent amended : List.of(once, twice)) {
            assertThat(amended.recordedVersion()).isEqualTo(1);
            assertThat(amended.recordedDigest()).isEqualTo(DATA.digest());
            assertThat(amended.hashBehind(HEAD.at().hash())).isEqualTo(event.hash());
        }
        assertThat(twice.amended().orElseThrow().by()).isEqualTo(new UUID(7, 2));
    }
}
