package dev.daybook.domain.period;

import dev.daybook.domain.kernel.InMemoryRepository;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.pcollections.HashTreePMap;
import org.pcollections.PMap;

/** Period closes in memory. */
public final class InMemoryPeriodCloseRepository implements PeriodCloseRepository, InMemoryRepository {

    private PMap<PeriodCloseId, PeriodClose> byId = HashTreePMap.empty();
    private Optional<LocalDate> firstOpenDay = Optional.empty();

    @Override
    public void expect(PeriodCloseId id) {}

    @Override
    public Optional<PeriodClose> find(PeriodCloseId id) {
        return Optional.ofNullable(byId.get(id));
    }

    @Override
    public Optional<PeriodClose> findLatest(LocalDate day) {
        return recorded().filter(close -> close.firstOpenDay().equals(day)).reduce((earlier, later) -> later);
    }

    @Override
    public Optional<PeriodClose> findLastInForce() {
        return recorded().filter(PeriodClose::isInForce).max(Comparator.comparing(PeriodClose::firstOpenDay));
    }

    @Override
    public List<PeriodClose> findInForce(LocalDate day, long first, long last) {
        return recorded()
                .filter(close -> close.firstOpenDay().isAfter(day))
                .filter(close -> close.closed().position() <= last)
                .filter(close ->
                        close.reopened().filter(step -> step.position() < first).isEmpty())
                .toList();
    }

    @Override
    public List<PeriodClose> findPage(long after, int limit) {
        return recorded()
                .filter(close -> close.closed().position() > after)
                .limit(limit)
                .toList();
    }

    /** In the order in which they were recorded. */
    private Stream<PeriodClose> recorded() {
        return byId.values().stream()
                .sorted(Comparator.comparingLong(close -> close.closed().position()));
    }

    @Override
    public Optional<LocalDate> findFirstOpenDay() {
        return firstOpenDay;
    }

    @Override
    public void add(PeriodClose close) {
        if (byId.containsKey(close.id())) {
            throw new IllegalStateException("There is a close " + close.id());
        }
        byId = byId.plus(close.id(), close);
    }

    @Override
    public void change(PeriodClose close) {
        if (!byId.containsKey(close.id())) {
            throw new IllegalStateException("There is no close " + close.id());
        }
        byId = byId.plus(close.id(), close);
    }

    @Override
    public void changeFirstOpenDay(Optional<LocalDate> day, long position) {
        firstOpenDay = day;
    }

    @Override
    public Object contents() {
        return new Contents(byId, firstOpenDay);
    }

    @Override
    public void restore(Object contents) {
        byId = ((Contents) contents).byId;
        firstOpenDay = ((Contents) contents).firstOpenDay;
    }

    private record Contents(PMap<PeriodCloseId, PeriodClose> byId, Optional<LocalDate> firstOpenDay) {}
}
