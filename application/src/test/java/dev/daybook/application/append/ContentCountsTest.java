package dev.daybook.application.append;

import static org.assertj.core.api.Assertions.assertThat;

import dev.daybook.application.log.Digest;
import java.util.HashMap;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

class ContentCountsTest {

    @Test
    void counts_each_content_by_itself() {
        ContentCounts counts = new ContentCounts();
        assertThat(counts.add(Digest.of("a"))).isZero();
        assertThat(counts.add(Digest.of("b"))).isZero();
        assertThat(counts.add(Digest.of("a"))).isEqualTo(1);
        assertThat(counts.add(Digest.of("a"))).isEqualTo(2);
        assertThat(counts.add(Digest.of("b"))).isEqualTo(1);
    }

    @Test
    void counts_as_a_map_does_while_it_grows() {
        ContentCounts counts = new ContentCounts();
        Map<Integer, Integer> expected = new HashMap<>();
        Random random = new Random(4711);
        for (int i = 0; i < 100_000; i++) {
            int content = random.nextInt(40_000);
            int before = expected.merge(content, 1, Integer::sum) - 1;
            assertThat(counts.add(Digest.of("content " + content))).isEqualTo(before);
        }
    }

    @Test
    void tells_contents_apart_that_begin_in_the_same_slot() {
        ContentCounts counts = new ContentCounts();
        byte[] bytes = new byte[Digest.LENGTH];
        for (byte i = 0; i < 100; i++) {
            // the slot comes from the first 8 bytes, which are the same here
            bytes[15] = i;
            assertThat(counts.add(Digest.ofBytes(bytes))).isZero();
        }
        for (byte i = 0; i < 100; i++) {
            bytes[15] = i;
            assertThat(counts.add(Digest.ofBytes(bytes))).isEqualTo(1);
        }
    }
}
