package dev.daybook.application.integrity;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedOutputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

/** An export has every event once, in order, however large the events are. */
class LogExportTest {

    private static final Pattern POSITION = Pattern.compile("\\{\"position\":(-?[0-9]+),");

    private static List<Long> exported(ForgeableLog log, long after, long last) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        // what is not flushed does not arrive
        new LogExport(log).write(after, last, new BufferedOutputStream(bytes, 64));
        return bytes.toString(StandardCharsets.UTF_8)
                .lines()
                .map(line -> POSITION.matcher(line).results().findFirst().orElseThrow())
                .map(found -> Long.parseLong(found.group(1)))
                .toList();
    }

    private static List<Long> positions(long first, long last) {
        return LongStream.rangeClosed(first, last).boxed().toList();
    }

    @Test
    void allEventsAreExported() throws IOException {
        assertThat(exported(ForgeableLog.of(5), 0, 5)).isEqualTo(positions(1, 5));
        assertThat(exported(ForgeableLog.of(0), 0, 0)).isEmpty();
    }

    @Test
    void onlyTheEventsThatWereAskedForAreExported() throws IOException {
        assertThat(exported(ForgeableLog.of(9), 2, 5)).isEqualTo(positions(3, 5));
        assertThat(exported(ForgeableLog.of(9), 5, 5)).isEmpty();
    }

    @Test
    void aLongLogIsExportedPieceByPiece() throws IOException {
        assertThat(exported(ForgeableLog.of(9_001), 0, 9_001)).isEqualTo(positions(1, 9_001));
        assertThat(exported(ForgeableLog.of(9_001), 3_999, 9_000)).isEqualTo(positions(4_000, 9_000));
    }

    @Test
    void largeEventsAreExportedOnceEach() throws IOException {
        ForgeableLog log = ForgeableLog.of(2);
        String large = "{\"text\":\"" + "x".repeat(1_500_000) + "\"}";
        for (int i = 0; i < 7; i++) {
            log.add(large);
        }
        log.add("{}");
        assertThat(exported(log, 0, 10)).isEqualTo(positions(1, 10));
    }

    @Test
    void aRowBelowTheFirstPositionIsExportedToo() throws IOException {
        ForgeableLog log = ForgeableLog.of(3);
        log.put(-7, log.event(1));
        assertThat(exported(log, 0, 3)).containsExactly(-7L, 1L, 2L, 3L);
        assertThat(exported(log, 1, 3)).containsExactly(2L, 3L);
    }

    @Test
    void anAmendedEventIsExportedWithEverythingUpToTheEndOfTheLog() throws IOException {
        ForgeableLog log = ForgeableLog.of(4);
        log.add("{}");
        log.amend(2, "{\"amount\":20}");
        assertThat(exported(log, 0, 4)).isEqualTo(positions(1, 6));
        assertThat(exported(log, 2, 4)).as("without the amended event").isEqualTo(positions(3, 4));
    }

    @Test
    void aSlowReaderHoldsNoConnection() throws IOException {
        ForgeableLog log = ForgeableLog.of(3);
        new LogExport(log).write(0, 3, new OutputStream() {
            @Override
            public void write(int one) {
                assertThat(log.isBeingRead()).isFalse();
            }
        });
    }
}
