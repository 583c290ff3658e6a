package dev.daybook.it;

import static dev.daybook.it.Daybook.AUDITOR;
import static dev.daybook.it.Daybook.account;
import static dev.daybook.it.Daybook.deposit;
import static dev.daybook.it.Daybook.get;
import static dev.daybook.it.Daybook.head;
import static dev.daybook.it.Daybook.movementBody;
import static dev.daybook.it.Daybook.newAccount;
import static dev.daybook.it.Daybook.newId;
import static dev.daybook.it.Daybook.put;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.LongStream;
import org.jboss.arquillian.container.test.api.RunAsClient;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@RunAsClient
@ExtendWith(ArquillianExtension.class)
class ConcurrencyIT {

    @Test
    void of_two_hundred_withdrawals_at_once_the_hundred_that_are_covered_succeed() throws Exception {
        String account = newAccount("CZK", "0");
        deposit(account, "100.00", "CZK");
        long before = head();
        List<Answer> answers = atOnce(
                200, i -> put("/api/v1/withdrawals/" + newId("withdrawal"), movementBody(account, "1.00", "CZK")));

        List<Answer> accepted =
                answers.stream().filter(answer -> answer.status() == 201).toList();
        assertThat(accepted).hasSize(100);
        answers.stream()
                .filter(answer -> answer.status() != 201)
                .forEach(answer -> answer.isProblem(422, "account.insufficient-funds"));
        assertThat(account(account).text("/balance/value")).isEqualTo("0.00");
        assertThat(accepted.stream().map(Answer::position).sorted())
                .containsExactlyElementsOf(
                        LongStream.rangeClosed(before + 1, before + 100).boxed().toList());
        assertThat(head()).isEqualTo(before + 100);
        assertThat(get(AUDITOR, "/api/v1/events?limit=1000&name=FundsWithdrawn&account=" + account)
                        .json()
                        .at("/items"))
                .hasSize(100);
    }

    @Test
    void fifty_with_one_key_have_one_effect() throws Exception {
        String account = newAccount("CZK", "0");
        long before = head();
        String path = "/api/v1/deposits/" + newId("deposit");
        List<Answer> answers = atOnce(50, i -> put(path, movementBody(account, "7.00", "CZK")));

        assertThat(answers.stream().filter(answer -> answer.status() == 201)).hasSize(1);
        assertThat(answers).allSatisfy(answer -> {
            assertThat(answer.status()).isIn(200, 201);
            assertThat(answer.position()).isEqualTo(before + 1);
        });
        assertThat(head()).isEqualTo(before + 1);
        assertThat(account(account).text("/balance/value")).isEqualTo("7.00");
    }

    @Test
    void fifty_with_one_key_and_different_contents_have_one_effect() throws Exception {
        String account = newAccount("CZK", "0");
        long before = head();
        String path = "/api/v1/deposits/" + newId("deposit");
        List<Answer> answers = atOnce(50, i -> put(path, movementBody(account, (i + 1) + ".00", "CZK")));

        assertThat(answers.stream().filter(answer -> answer.status() == 201)).hasSize(1);
        answers.stream()
                .filter(answer -> answer.status() != 201)
                .forEach(answer -> answer.isProblem(409, "deposit.exists"));
        assertThat(head()).isEqualTo(before + 1);
    }

    @FunctionalInterface
    private interface Request {
        Answer send(int i);
    }

    private static List<Answer> atOnce(int count, Request request) throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(count);
        try {
            CountDownLatch go = new CountDownLatch(1);
            List<Future<Answer>> pending = new ArrayList<>();
            for (int i = 0; i < count; i++) {
                int number = i;
                Callable<Answer> call = () -> {
                    go.await();
                    return request.send(number);
                };
                pending.add(threads.submit(call));
            }
            go.countDown();
            List<Answer> answers = new ArrayList<>();
            for (Future<Answer> answer : pending) {
                answers.add(answer.get());
            }
            return answers;
        } finally {
            threads.shutdownNow();
        }
    }
}
