package dev.daybook.adapters.rest.bulk;

import static dev.daybook.adapters.rest.bulk.BulkServer.deposit;
import static dev.daybook.adapters.rest.bulk.BulkServer.writer;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import dev.daybook.adapters.rest.problem.ProblemException;
import dev.daybook.application.inmemory.BankCommands;
import dev.daybook.domain.money.Money;
import java.io.BufferedReader;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.io.PipedInputStream;
import java.io.PipedOutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Clients that read at once, later, or never. */
@Timeout(120)
class BulkStreamingTest {

    private final BulkServer bulk = new BulkServer();
    private final ExecutorService clients = Executors.newCachedThreadPool();

    @BeforeEach
    void openAccount() throws IOException {
        bulk.openAccount("a");
    }

    @AfterEach
    void stop() {
        clients.shutdownNow();
        bulk.close();
    }

    private static byte[] deposits(int count) {
        return IntStream.rangeClosed(1, count)
                .mapToObj(i -> deposit("d-" + i, "a", "1.00"))
                .collect(Collectors.joining("\n"))
                .getBytes(StandardCharsets.UTF_8);
    }

    private Money balance() {
        return bulk.server().read(state -> BankCommands.account(state, "a").balance());
    }

    @Test
    void a_client_may_send_ten_thousand_lines_before_it_reads() throws IOException {
        ClosedGate gate = new ClosedGate();
        InputStream body = new ByteArrayInputStream(deposits(KeptAnswers.MOST_KEPT)) {
            @Override
            public synchronized int read(byte[] buffer, int from, int length) {
                int read = super.read(buffer, from, length);
                if (read < 0) {
                    gate.open();
                }
                return read;
            }
        };
        bulk.run(body, writer(), gate);
        List<JsonNode> answers = BulkServer.answers(gate.taken());
        assertThat(answers).hasSize(KeptAnswers.MOST_KEPT);
        for (int i = 0; i < answers.size(); i++) {
            assertThat(answers.get(i).at("/line").asInt()).isEqualTo(i + 1);
            assertThat(answers.get(i).at("/last").asInt()).isEqualTo(i + 3);
        }
    }

    @Test
    void a_client_that_does_not_read_is_not_read_from() throws Exception {
        int count = KeptAnswers.MOST_KEPT + 4_000;
        ClosedGate gate = new ClosedGate();
        ByteArrayInputStream body = new ByteArrayInputStream(deposits(count));
        Thread request = new Thread(() -> {
            try {
                bulk.run(body, writer(), gate);
            } catch (IOException failure) {
                throw new AssertionError(failure);
            }
        });
        request.start();
        long mostCarriedOut = KeptAnswers.MOST_KEPT + CommandStream.MOST_ON_THEIR_WAY;
        while (bulk.server().log().head().position() < 2 + mostCarriedOut) {
            Thread.onSpinWait();
        }
        while (request.getState() != Thread.State.TIMED_WAITING) {
            Thread.onSpinWait();
        }
        assertThat(body.available()).isPositive();
        assertThat(bulk.server().log().head().position()).isEqualTo(2 + mostCarriedOut);

        gate.open();
        request.join();
        assertThat(BulkServer.answers(gate.taken())).hasSize(count);
        assertThat(balance()).isEqualTo(Money.of(count + ".00", "EUR"));
    }

    @Test
    void a_client_that_takes_nothing_when_it_has_sent_everything_is_cut() throws IOException {
        ClosedGate gate = new ClosedGate();
        try (BulkServer impatient = new BulkServer(Duration.ofMillis(1))) {
            impatient.openAccount("a");
            impatient.run(new ByteArrayInputStream(deposits(10)), writer(), gate);
            assertThat(gate.isClosed()).isTrue();
            assertThat(gate.taken()).isEmpty();
            assertThat(impatient.server().log().head().position()).isEqualTo(2 + 10);
        }
    }

    @Test
    void a_client_may_wait_for_each_answer_before_it_sends_the_next_line() throws Exception {
        PipedOutputStream lines = new PipedOutputStream();
        PipedInputStream body = new PipedInputStream(lines, 64 * 1024);
        PipedInputStream answers = new PipedInputStream(64 * 1024);
        PipedOutputStream out = new PipedOutputStream(answers);
        Future<?> request = clients.submit(() -> {
            bulk.run(body, writer(), out);
            out.close();
            return null;
        });
        BufferedReader reader = new BufferedReader(new InputStreamReader(answers, StandardCharsets.UTF_8));
        for (int i = 1; i <= 5; i++) {
            // a blank line behind it must not be waited for
            lines.write((deposit("d-" + i, "a", "1.00") + "\n\n").getBytes(StandardCharsets.UTF_8));
            lines.flush();
            assertThat(reader.readLine()).contains("\"status\":201");
        }
        lines.close();
        request.get();
        assertThat(reader.readLine()).isNull();
    }

    @Test
    void what_was_sent_before_the_client_has_gone_can_be_sent_again() throws IOException {
        OutputStream gone = new OutputStream() {
            @Override
            public void write(int b) throws IOException {
                throw new IOException("The client has gone");
            }
        };
        bulk.run(new ByteArrayInputStream(deposits(5_000)), writer(), gone);
        ByteArrayOutputStream again = new ByteArrayOutputStream();
        bulk.run(new ByteArrayInputStream(deposits(5_000)), writer(), again);
        assertThat(BulkServer.answers(again.toString(StandardCharsets.UTF_8)))
                .hasSize(5_000)
                .allSatisfy(
                        answer -> assertThat(answer.at("/status").asInt() / 100).isEqualTo(2));
        assertThat(balance()).isEqualTo(Money.of("5000.00", "EUR"));
    }

    @Test
    void a_body_that_breaks_off_is_answered_up_to_there_and_by_a_problem() throws IOException {
        byte[] whole = deposits(3);
        InputStream broken = new InputStream() {
            private int at;

            @Override
            public int read() throws IOException {
                if (at == whole.length - 10) {
                    throw new IOException("The connection was reset");
                }
                return whole[at++];
            }

            @Override
            public int read(byte[] buffer, int from, int length) throws IOException {
                buffer[from] = (byte) read();
                return 1;
            }
        };
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        bulk.run(broken, writer(), out);
        List<JsonNode> answers = BulkServer.answers(out.toString(StandardCharsets.UTF_8));
        assertThat(answers).extracting(answer -> answer.at("/status").asInt()).containsExactly(201, 201, 400);
        assertThat(answers.get(2).at("/code").asText()).isEqualTo("request.incomplete");
        assertThat(answers.get(2).at("/line").asInt()).isEqualTo(3);
    }

    @Test
    void the_number_of_requests_is_bounded() throws Exception {
        CountDownLatch begun = new CountDownLatch(BulkCommands.MOST_REQUESTS);
        List<PipedOutputStream> bodies = new ArrayList<>();
        List<Future<?>> requests = new ArrayList<>();
        for (int i = 0; i < BulkCommands.MOST_REQUESTS; i++) {
            PipedOutputStream lines = new PipedOutputStream();
            PipedInputStream body = new PipedInputStream(lines);
            bodies.add(lines);
            OutputStream out = new ByteArrayOutputStream() {
                @Override
                public void flush() {
                    begun.countDown();
                }
            };
            requests.add(clients.submit(() -> {
                bulk.run(body, writer(), out);
                return null;
            }));
        }
        begun.await();
        assertThatThrownBy(() -> bulk.send(writer(), deposit("d-1", "a", "1.00")))
                .isInstanceOfSatisfying(
                        ProblemException.class,
                        problem -> assertThat(problem.code()).isEqualTo("request.too-many-streams"));
        for (PipedOutputStream body : bodies) {
            body.close();
        }
        for (Future<?> request : requests) {
            request.get();
        }
        assertThat(bulk.send(writer(), deposit("d-1", "a", "1.00"))).hasSize(1);
    }
}
