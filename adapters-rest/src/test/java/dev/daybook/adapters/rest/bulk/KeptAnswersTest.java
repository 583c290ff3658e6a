package dev.daybook.adapters.rest.bulk;

import static dev.daybook.adapters.rest.bulk.KeptAnswers.MOST_KEPT;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** When a client must read, and what happens if it does not. */
@Timeout(60)
class KeptAnswersTest {

    private static final byte[] ANSWER = "{}".getBytes(StandardCharsets.UTF_8);

    private final ClosedGate client = new ClosedGate();
    private Thread writer = new Thread();

    private KeptAnswers written(OutputStream out, Duration patience) {
        KeptAnswers answers = new KeptAnswers(out, client, patience);
        writer = new Thread(answers);
        writer.start();
        return answers;
    }

    @AfterEach
    void stopWriter() throws InterruptedException {
        writer.interrupt();
        writer.join();
    }

    @Test
    void a_client_need_not_read_before_the_bound_is_reached() throws Exception {
        KeptAnswers answers = written(client, Duration.ofMillis(1));
        for (int i = 0; i < MOST_KEPT; i++) {
            answers.add(ANSWER);
        }
        client.awaitWriter();
        client.open();
        while (client.taken().length() < MOST_KEPT * 3) {
            answers.release();
        }
        assertThat(client.isClosed()).isFalse();
    }

    @Test
    void a_client_that_takes_nothing_when_the_bound_is_reached_is_cut() throws Exception {
        KeptAnswers answers = written(client, Duration.ofMillis(1));
        for (int i = 0; i < MOST_KEPT; i++) {
            answers.add(ANSWER);
        }
        assertThatThrownBy(() -> answers.add(ANSWER)).isInstanceOf(IOException.class);
        assertThat(client.isClosed()).isTrue();
        assertThat(client.taken()).isEmpty();
    }

    @Test
    void the_bound_counts_bytes_as_well() throws Exception {
        KeptAnswers answers = written(client, Duration.ofMillis(1));
        byte[] large = new byte[1024 * 1024];
        assertThatThrownBy(() -> {
                    for (int i = 0; i < 20; i++) {
                        answers.add(large);
                    }
                })
                .isInstanceOf(IOException.class);
    }

    @Test
    void a_client_that_reads_gets_everything() throws Exception {
        ByteArrayOutputStream reading = new ByteArrayOutputStream();
        KeptAnswers answers = written(reading, Duration.ofMinutes(1));
        for (int i = 0; i < 3 * MOST_KEPT; i++) {
            answers.add(ANSWER);
        }
        answers.end();
        assertThat(reading.toString(StandardCharsets.UTF_8)).isEqualTo("{}\n".repeat(3 * MOST_KEPT));
        assertThat(client.isClosed()).isFalse();
    }
}
