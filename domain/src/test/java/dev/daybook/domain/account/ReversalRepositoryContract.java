package dev.daybook.domain.account;

import static dev.daybook.domain.account.AccountSamples.T1;
import static dev.daybook.domain.account.AccountSamples.T2;
import static dev.daybook.domain.account.AccountSamples.T3;
import static org.assertj.core.api.Assertions.assertThat;

import dev.daybook.domain.kernel.ClientId;
import dev.daybook.domain.kernel.StateAccess;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What every {@link ReversalRepository} must do. */
public abstract class ReversalRepositoryContract {

    private static final Reversal T1_BY_T2 = new Reversal(T2, T1, "A typing error. €𝄞", 1L << 40);
    private static final ClientId UPPER = new ClientId("T");
    private static final ClientId LOWER = new ClientId("t");

    /** The repositories bound to the one transaction that runs during a test; it starts with an empty state. */
    protected abstract StateAccess state();

    /** Writes pending rows to the store and clears the memory, so that the next look-ups read the store. */
    protected void flush() {}

    private ReversalRepository reversals() {
        return state().state(ReversalRepository.class);
    }

    @Test
    public void findsNothingInAnEmptyState() {
        assertThat(reversals().findReversalOf(T1)).isEmpty();
        assertThat(reversals().findAll(List.of(T1, T2))).isEmpty();
        assertThat(reversals().findAll(List.of())).isEmpty();
    }

    @Test
    public void findsAReversalByTheReversedTransaction() {
        reversals().add(T1_BY_T2);
        assertThat(reversals().findReversalOf(T1)).contains(T1_BY_T2);
        flush();
        assertThat(reversals().findReversalOf(T1)).contains(T1_BY_T2);
        assertThat(reversals().findReversalOf(T2)).isEmpty();
    }

    @Test
    public void findsAReversalThatWasExpected() {
        reversals().add(T1_BY_T2);
        flush();
        reversals().expectReversalOf(T1);
        reversals().expectReversalOf(T3);
        assertThat(reversals().findReversalOf(T3)).isEmpty();
        assertThat(reversals().findReversalOf(T1)).contains(T1_BY_T2);
    }

    @Test
    public void knowsAReversalThatWasExpectedBeforeItWasAdded() {
        reversals().expectReversalOf(T1);
        assertThat(reversals().findReversalOf(T1)).isEmpty();
        reversals().add(T1_BY_T2);
        assertThat(reversals().findReversalOf(T1)).contains(T1_BY_T2);
    }

    @Test
    public void findsTheReversalsOfWhichTransactionsAreOneSide() {
        reversals().add(T1_BY_T2);
        assertThat(reversals().findAll(List.of(T1, T2, T3))).isEqualTo(Map.of(T1, T1_BY_T2, T2, T1_BY_T2));
        flush();
        assertThat(reversals().findAll(List.of(T1, T2, T3))).isEqualTo(Map.of(T1, T1_BY_T2, T2, T1_BY_T2));
        assertThat(reversals().findAll(List.of(T2))).isEqualTo(Map.of(T2, T1_BY_T2));
    }

    @Test
    public void tellsTransactionsApartByCase() {
        Reversal upperByLower = new Reversal(LOWER, UPPER, "x", 7);
        reversals().add(upperByLower);
        flush();
        assertThat(reversals().findReversalOf(LOWER)).isEmpty();
        assertThat(reversals().findReversalOf(UPPER)).contains(upperByLower);
    }
}
