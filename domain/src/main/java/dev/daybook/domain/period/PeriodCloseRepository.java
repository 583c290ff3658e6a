package dev.daybook.domain.period;

import dev.daybook.domain.kernel.Rejection;
import dev.daybook.domain.kernel.StateRepository;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/** The period closes in the application state, and the day that follows from them. */
public interface PeriodCloseRepository extends StateRepository {

    /** Announces that the close with this id will be looked up. */
    void expect(PeriodCloseId id);

    Optional<PeriodClose> find(PeriodCloseId id);

    /** Of the closes with that first open day, the one that was recorded last. */
    Optional<PeriodClose> findLatest(LocalDate firstOpenDay);

    /** Of the closes in force, the one with the last first open day. */
    Optional<PeriodClose> findLastInForce();

    /**
     * The closes whose first open day is after that day, and that were in force at some position between the two, in the
     * order in which they were recorded.
     *
     * @param first the first position
     * @param last the last position
     */
    List<PeriodClose> findInForce(LocalDate day, long first, long last);

    /**
     * At most {@code limit} closes that were recorded after the position {@code after}, in the order in which they were
     * recorded.
     */
    List<PeriodClose> findPage(long after, int limit);

    /**
     * The first day that a command may name; none if no close is in force. Every command with a day asks for it, so it is
     * kept beside the closes.
     */
    Optional<LocalDate> findFirstOpenDay();

    /** Puts a new close into the state. */
    void add(PeriodClose close);

    /** Replaces the close of the same id. */
    void change(PeriodClose close);

    /**
     * Replaces the first day that a command may name.
     *
     * @param position the position of the event that changes it
     */
    void changeFirstOpenDay(Optional<LocalDate> day, long position);

    /**
     * Requires that no close in force covers that day.
     *
     * @param what the subject of the error's sentence: what would have that day
     * @throws Rejection {@code period.closed}
     */
    default void requireOpen(LocalDate day, String what) {
        LocalDate firstOpenDay = findFirstOpenDay().orElse(LocalDate.MIN);
        if (day.isBefore(firstOpenDay)) {
            throw Rejection.refused(
                    "period.closed",
                    what + " cannot have the day " + day + ": the books are closed, and the first open day is "
                            + firstOpenDay + ". Use that day or a later one, or ask an operator to reopen the period:"
                            + " PUT /period-closes/" + firstOpenDay + "/reopening.");
        }
    }

    /**
     * The close that was recorded last for that day.
     *
     * @throws Rejection {@code period.unknown}
     */
    default PeriodClose findExisting(LocalDate firstOpenDay) {
        return findLatest(firstOpenDay).orElseThrow(() -> Rejection.unknown("period", firstOpenDay));
    }

    /**
     * The close with that id.
     *
     * @throws Rejection {@code period.unknown}
     */
    default PeriodClose findExisting(PeriodCloseId id) {
        return find(id).orElseThrow(() -> Rejection.unknown("period", id));
    }
}
