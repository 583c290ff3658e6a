package dev.daybook.application.answer;

import dev.daybook.application.log.Digest;
import java.time.Clock;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** Keys and answers in memory. */
final class InMemoryAnswerLedger implements AnswerLedger {

    private final Map<String, Row> rows = new HashMap<>();
    private final Clock clock;

    private record Row(Digest request, Instant claimedAt, Optional<KeptAnswer> answer) {

        boolean isFreeFor(Digest other, Instant now) {
            return answer.isEmpty()
                    && request.equals(other)
                    && claimedAt.plus(LONGEST_OPERATION).isBefore(now);
        }
    }

    InMemoryAnswerLedger(Clock clock) {
        this.clock = clock;
    }

    @Override
    public synchronized Optional<Earlier> claim(String key, Digest request, String actor) {
        Row row = rows.get(key);
        if (row == null || row.isFreeFor(request, clock.instant())) {
            rows.put(key, new Row(request, clock.instant(), Optional.empty()));
            return Optional.empty();
        }
        return Optional.of(new Earlier(row.request(), row.answer()));
    }

    @Override
    public synchronized void keep(String key, KeptAnswer answer) {
        rows.computeIfPresent(
                key,
                (same, row) ->
                        row.answer().isPresent() ? row : new Row(row.request(), row.claimedAt(), Optional.of(answer)));
    }

    @Override
    public synchronized void release(String key) {
        rows.computeIfPresent(key, (same, row) -> row.answer().isPresent() ? row : null);
    }
}
