package dev.daybook.adapters.rest.read;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.JsonProcessingException;
import dev.daybook.adapters.rest.json.ApiJson;
import dev.daybook.adapters.rest.parameter.EventPosition;
import dev.daybook.adapters.rest.parameter.PageLimit;
import dev.daybook.adapters.rest.problem.ProblemException;
import dev.daybook.application.log.Digest;
import dev.daybook.application.log.EncodedJson;
import dev.daybook.application.log.RecordedEvent;
import dev.daybook.domain.kernel.EventMetadata;
import dev.daybook.domain.kernel.EventName;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class ReadTest {

    @Test
    void a_page_that_is_full_says_where_the_next_one_begins() {
        Page<Integer> page = Page.cut(List.of(10, 20, 30), new PageLimit(2), item -> item);
        assertThat(page.items()).containsExactly(10, 20);
        assertThat(page.next()).contains("20");
        assertThat(page.map(item -> item + 1).items()).containsExactly(11, 21);
    }

    @Test
    void the_last_page_says_that_it_is_the_last() {
        assertThat(Page.cut(List.of(10, 20), new PageLimit(2), item -> item).next())
                .isEmpty();
        assertThat(Page.cut(List.<Integer>of(), new PageLimit(2), item -> item).next())
                .isEmpty();
    }

    @Test
    void what_is_there_is_not_waited_for() {
        AtomicLong reads = new AtomicLong();
        assertThat(Freshness.await(new EventPosition(0), reads::incrementAndGet, answer -> 0))
                .isEqualTo(1);
        assertThat(Freshness.await(new EventPosition(7), reads::incrementAndGet, answer -> 7))
                .isEqualTo(2);
    }

    @Test
    void what_comes_soon_is_waited_for() {
        AtomicLong position = new AtomicLong();
        assertThat(Freshness.await(new EventPosition(20), position::incrementAndGet, answer -> answer))
                .isEqualTo(20);
        assertThat(position).hasValue(20);
    }

    @Test
    void what_does_not_come_is_not_waited_for_long() {
        long start = System.nanoTime();
        assertThatThrownBy(() -> Freshness.await(new EventPosition(8), () -> 7L, answer -> answer))
                .isInstanceOfSatisfying(
                        ProblemException.class,
                        problem -> assertThat(problem.code()).isEqualTo("read.not-yet"));
        assertThat(Duration.ofNanos(System.nanoTime() - start))
                .isBetween(Duration.ofMillis(500), Duration.ofMillis(1_500));
    }

    @Test
    void an_events_data_is_shown_verbatim() throws JsonProcessingException {
        UUID id = UUID.fromString("0193b0de-0000-7000-8000-000000000001");
        EventView view = EventView.of(new RecordedEvent(
                new EventMetadata(17, id, Instant.parse("2026-01-02T03:04:05.678901Z"), "writer", "DepositFunds", id),
                new EventName("FundsDeposited"),
                1,
                EncodedJson.of("{\"b\":\"1.00\",\"a\":[]}"),
                List.of(id),
                Digest.GENESIS));
        assertThat(new ApiJson().text(view))
                .contains("\"data\":{\"b\":\"1.00\",\"a\":[]},\"recordedAt\":\"2026-01-02T03:04:05.678901Z\"")
                .contains("\"hash\":\"" + "0".repeat(64) + "\"");
    }
}
