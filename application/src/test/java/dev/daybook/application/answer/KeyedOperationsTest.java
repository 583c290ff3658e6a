package dev.daybook.application.answer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.daybook.application.append.IdempotencyKey.OfRequest;
import dev.daybook.application.append.PrincipalId;
import dev.daybook.application.job.HandDrivenTimer;
import dev.daybook.application.log.Digest;
import dev.daybook.domain.kernel.Rejection;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

class KeyedOperationsTest {

    private static final OfRequest KEY = key("operator");
    private static final Digest REQUEST = Digest.of("put");

    private final KeyedOperations operations = new KeyedOperations(
            new InMemoryAnswerLedger(new HandDrivenTimer(Instant.parse("2026-01-05T00:00:00Z")).clock()));
    private final List<String> webhook = new ArrayList<>(List.of("none"));

    private static OfRequest key(String subject) {
        return new OfRequest(new PrincipalId("local", subject), "PUT /webhooks/{}", "k-1");
    }

    private Supplier<KeptAnswer> put(String url) {
        return () -> {
            webhook.set(0, url);
            return new KeptAnswer(200, Optional.empty(), Optional.empty(), url);
        };
    }

    private Optional<String> once(OfRequest key, Digest request, Supplier<KeptAnswer> operation) {
        return operations.once(key, request, "operator", operation).map(KeptAnswer::body);
    }

    @Test
    void aLateRetryDoesNotUndoANewerChange() {
        assertThat(once(KEY, REQUEST, put("one"))).contains("one");
        assertThat(once(key("another"), REQUEST, put("two"))).contains("two");
        assertThat(once(KEY, REQUEST, put("one"))).contains("one");
        assertThat(webhook).containsExactly("two");
    }

    @Test
    void aKeyIsForOneRequest() {
        once(KEY, REQUEST, put("one"));
        assertThatThrownBy(() -> once(KEY, Digest.of("other"), put("two")))
                .isInstanceOfSatisfying(
                        Rejection.class, refused -> assertThat(refused.code()).isEqualTo("idempotency-key.reused"));
        assertThat(webhook).containsExactly("one");
    }

    @Test
    void anOperationThatIsRefusedLeavesItsKeyUnused() {
        Rejection refusal = Rejection.refused("webhook.secret-missing", "No.");
        assertThatThrownBy(() -> once(KEY, REQUEST, () -> {
                    throw refusal;
                }))
                .isSameAs(refusal);
        assertThat(once(KEY, REQUEST, put("one"))).contains("one");
    }

    @Test
    void whileAnOperationRunsItsRepeatIsToldNothingYet() {
        once(KEY, REQUEST, () -> {
            assertThat(once(KEY, REQUEST, put("two"))).isEmpty();
            return put("one").get();
        });
        assertThat(webhook).containsExactly("one");
        assertThat(once(KEY, REQUEST, put("two"))).contains("one");
    }
}
