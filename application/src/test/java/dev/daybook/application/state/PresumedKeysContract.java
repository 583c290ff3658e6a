package dev.daybook.application.state;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.daybook.application.log.Digest;
import dev.daybook.application.log.LogPosition;
import dev.daybook.application.log.StorageFailure;
import dev.daybook.domain.account.AccountId;
import dev.daybook.domain.account.Posting;
import dev.daybook.domain.account.PostingKind;
import dev.daybook.domain.account.PostingRepository;
import dev.daybook.domain.kernel.ClientId;
import dev.daybook.domain.money.Money;
import jakarta.transaction.Status;
import jakarta.transaction.UserTransaction;
import java.time.Duration;
import java.time.LocalDate;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** How every adapter to the application state presumes that keys are new, and finds those that are not. */
public abstract class PresumedKeysContract {

    private static final Money AMOUNT = Money.of("1.00", "EUR");

    private ClientId recorded = newTransaction();
    private ClientId free = newTransaction();

    protected abstract ApplicationState state();

    protected abstract UserTransaction transaction();

    private static ClientId newTransaction() {
        return new ClientId("t-" + UUID.randomUUID());
    }

    private static PostingRepository postings(StateSession session) {
        return session.state(PostingRepository.class);
    }

    private static void post(ClientId transactionId, StateSession session) {
        postings(session)
                .add(new Posting(
                        transactionId,
                        new AccountId(UUID.randomUUID()),
                        PostingKind.DEPOSIT,
                        AMOUNT,
                        AMOUNT,
                        LocalDate.of(2026, 1, 5),
                        Optional.empty(),
                        session.position().position() + 1));
    }

    private static void write(StateSession session) {
        long position = session.position().position() + 1;
        session.keep();
        session.write(new LogPosition(position, Digest.of("event " + position)));
    }

    private void inTransaction(Consumer<StateSession> work) throws Exception {
        transaction().begin();
        try {
            StateSession session = state().open(Duration.ofSeconds(1));
            try {
                work.accept(session);
            } finally {
                session.release();
            }
            transaction().commit();
            session.committed();
        } finally {
            if (transaction().getStatus() != Status.STATUS_NO_TRANSACTION) {
                transaction().rollback();
            }
        }
    }

    @BeforeEach
    void recordOne() throws Exception {
        recorded = newTransaction();
        free = newTransaction();
        inTransaction(session -> {
            post(recorded, session);
            write(session);
        });
    }

    @Test
    void aNewKeyIsPresumedRightly() throws Exception {
        inTransaction(session -> {
            session.presumeNewKeys();
            postings(session).expectTransaction(free);
            assertThat(postings(session).existsTransaction(free)).isFalse();
            session.requirePresumed();
            assertThat(postings(session).existsTransaction(free)).isFalse();
            post(free, session);
            assertThat(postings(session).existsTransaction(free)).isTrue();
            write(session);
            session.requirePresumed();
        });
        inTransaction(
                session -> assertThat(postings(session).existsTransaction(free)).isTrue());
    }

    @Test
    void aKeyThatIsThereIsFoundBeforeTheTransactionEnds() throws Exception {
        inTransaction(session -> {
            session.presumeNewKeys();
            assertThat(postings(session).existsTransaction(recorded)).isFalse();
            assertThatThrownBy(session::requirePresumed)
                    .isInstanceOf(PresumedWrongly.class)
                    .hasMessageContaining(recorded.value());
        });
    }

    @Test
    void aKeyThatIsThereIsFoundAlsoIfItsCommandIsTakenBack() throws Exception {
        inTransaction(session -> {
            session.presumeNewKeys();
            assertThat(postings(session).existsTransaction(recorded)).isFalse();
            post(recorded, session);
            session.discard();
            assertThat(postings(session).existsTransaction(free)).isFalse();
            post(free, session);
            write(session);
            assertThatThrownBy(session::requirePresumed).isInstanceOf(PresumedWrongly.class);
        });
    }

    @Test
    void aRowWhoseKeyIsThereIsRefused() throws Exception {
        assertThatThrownBy(() -> inTransaction(session -> {
                    session.presumeNewKeys();
                    assertThat(postings(session).existsTransaction(recorded)).isFalse();
                    post(recorded, session);
                    write(session);
                }))
                .isInstanceOfSatisfying(
                        StorageFailure.class,
                        failure -> assertThat(failure.kind()).isEqualTo(StorageFailure.Kind.LASTING));
    }

    @Test
    void whatIsReadForItselfIsNotPresumed() throws Exception {
        inTransaction(session -> {
            session.presumeNewKeys();
            assertThat(postings(session).findTransaction(recorded)).hasSize(1);
            assertThat(postings(session).findTransaction(free)).isEmpty();
            session.requirePresumed();
        });
    }

    @Test
    void theNextTransactionPresumesNothing() throws Exception {
        inTransaction(session -> {
            session.presumeNewKeys();
            assertThat(postings(session).existsTransaction(recorded)).isFalse();
        });
        inTransaction(session -> {
            assertThat(postings(session).existsTransaction(recorded)).isTrue();
            session.requirePresumed();
        });
    }
}
