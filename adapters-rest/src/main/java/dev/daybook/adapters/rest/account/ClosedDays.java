package dev.daybook.adapters.rest.account;

import dev.daybook.domain.account.Posting;
import dev.daybook.domain.kernel.StateAccess;
import dev.daybook.domain.period.PeriodClose;
import dev.daybook.domain.period.PeriodCloseRepository;
import java.time.LocalDate;
import java.util.List;
import java.util.LongSummaryStatistics;

/** The period closes that were in force when some postings were recorded. */
record ClosedDays(List<PeriodClose> closes) {

    /** The closes that can cover those postings, read in one query. */
    static ClosedDays of(List<Posting> postings, StateAccess state) {
        if (postings.isEmpty()) {
            return new ClosedDays(List.of());
        }
        LongSummaryStatistics positions =
                postings.stream().mapToLong(Posting::position).summaryStatistics();
        LocalDate earliest = postings.stream()
                .map(Posting::occurredOn)
                .min(LocalDate::compareTo)
                .orElseThrow();
        return new ClosedDays(
                state.state(PeriodCloseRepository.class).findInForce(earliest, positions.getMin(), positions.getMax()));
    }

    /** Whether the posting's day was closed already when it was recorded. */
    boolean cover(Posting posting) {
        return closes.stream().anyMatch(close -> close.covers(posting.occurredOn(), posting.position()));
    }
}
