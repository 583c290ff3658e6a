package dev.daybook.domain.period;

import dev.daybook.domain.kernel.Scenario;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import java.util.UUID;

/** Period closes for tests. */
public final class PeriodSamples {

    public static final LocalDate FEBRUARY = LocalDate.of(2025, 2, 1);
    public static final LocalDate MARCH = LocalDate.of(2025, 3, 1);
    public static final LocalDate APRIL = LocalDate.of(2025, 4, 1);

    /** January 2025 and all before it. */
    public static final PeriodClosed JANUARY_CLOSED = closed(1, FEBRUARY);

    /** February 2025 and all before it. */
    public static final PeriodClosed FEBRUARY_CLOSED = closed(2, MARCH);

    private PeriodSamples() {}

    /** The id of a close, which depends on nothing but that number. */
    public static PeriodCloseId periodCloseId(int n) {
        return new PeriodCloseId(new UUID(0x0000_9e10_0000_4000L, 0x8000_0000_0000_0000L | n));
    }

    /** A close with that number. */
    public static PeriodClosed closed(int n, LocalDate firstOpenDay) {
        return new PeriodClosed(periodCloseId(n), firstOpenDay, "Month " + n + " is reported");
    }

    /** A close that is in force, as the state has it. */
    static PeriodClose inForce(int n, LocalDate firstOpenDay, long position) {
        return new PeriodClose(
                periodCloseId(n),
                firstOpenDay,
                "Reason " + n,
                step("closer", position),
                Optional.empty(),
                Optional.empty(),
                position);
    }

    static PeriodClose.Step step(String by, long position) {
        return new PeriodClose.Step(by, at(position), position);
    }

    static PeriodClose.Proposal proposal(String by, long position) {
        return new PeriodClose.Proposal("A late invoice", by, at(position));
    }

    private static Instant at(long position) {
        return Scenario.NOW.plusSeconds(position);
    }
}
