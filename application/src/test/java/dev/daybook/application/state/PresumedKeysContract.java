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
import jakarta.transaction.SystemException;
import jakarta.transaction.UserTransaction;
import java.time.Duration;
import java.time.LocalDate;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The part of {@link ApplicationStateContract} about keys that are presumed to be new. */
abstract class PresumedKeysContract {

    static final Duration PATIENCE = Duration.ofMillis(300);

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

    final void inTransaction(boolean commits, Consumer<StateSession> work) {
        try {
            transaction().begin();
            StateSession session = state().open(PATIENCE);
            try {
                work.accept(session);
            } finally {
                session.release();
            }
            if (commits) {
                transaction().commit();
                session.committed();
            } else {
                transaction().rollback();
            }
        } catch (RuntimeException failure) {
            rollback();
            throw failure;
        } catch (Exception failure) {
            rollback();
            throw new IllegalStateException(failure);
        }
    }

    private void rollback() {
        try {
            if (transaction().getStatus() != Status.STATUS_NO_TRANSACTION) {
                transaction().rollback();
            }
        } catch (SystemException failure) {
            throw new IllegalStateException(failure);
        }
    }

    @BeforeEach
    void recordOne() {
        recorded = newTransaction();
        free = newTransaction();
        inTransaction(true, session -> {
            post(recorded, session);
            write(session);
        });
    }

    @Test
    void aNewKeyIsPresumedRightly() {
        inTransaction(true, session -> {
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
                true,
                session -> assertThat(postings(session).existsTransaction(free)).isTrue());
    }

    @Test
    void aKeyThatIsThereIsFoundBeforeTheTransactionEnds() {
        inTransaction(true, session -> {
            session.presumeNewKeys();
            assertThat(postings(session).existsTransaction(recorded)).isFalse();
            assertThatThrownBy(session::requirePresumed)
                    .isInstanceOf(PresumedWrongly.class)
                    .hasMessageContaining(recorded.value());
        });
    }

    @Test
    void aKeyThatIsThereIsFoundAlsoIfItsCommandIsTakenBack() {
        inTransaction(true, session -> {
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
    void aRowWhoseKeyIsThereIsRefused() {
        assertThatThrownBy(() -> inTransaction(true, session -> {
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
    void whatIsReadForItselfIsNotPresumed() {
        inTransaction(true, session -> {
            session.presumeNewKeys();
            assertThat(postings(session).findTransaction(recorded)).hasSize(1);
            assertThat(postings(session).findTransaction(free)).isEmpty();
            session.requirePresumed();
        });
    }

    @Test
    void theNextTransactionPresumesNothing() {
        inTransaction(true, session -> {
            session.presumeNewKeys();
            assertThat(postings(session).existsTransaction(recorded)).isFalse();
        });
        inTransaction(true, session -> {
            assertThat(postings(session).existsTransaction(recorded)).isTrue();
            session.requirePresumed();
        });
    }
}
