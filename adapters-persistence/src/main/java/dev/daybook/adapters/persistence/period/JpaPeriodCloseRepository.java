package dev.daybook.adapters.persistence.period;

import dev.daybook.adapters.persistence.period.FirstOpenDayEntity.FirstOpenDay;
import dev.daybook.adapters.persistence.state.BufferedTable;
import dev.daybook.adapters.persistence.state.StateTables;
import dev.daybook.adapters.persistence.state.TableMapping;
import dev.daybook.domain.period.PeriodClose;
import dev.daybook.domain.period.PeriodCloseId;
import dev.daybook.domain.period.PeriodCloseRepository;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/** The period closes, through JPA. */
final class JpaPeriodCloseRepository implements PeriodCloseRepository {

    private static final TableMapping<PeriodCloseId, Void, PeriodClose, PeriodCloseEntity> CLOSES = TableMapping.of(
            PeriodCloseEntity.class,
            PeriodCloseEntity::new,
            PeriodCloseEntity::toPeriodClose,
            PeriodClose::id,
            PeriodCloseId::value);

    /** Every command with a day looks it up, so it stays in memory, also if there is none. */
    private static final TableMapping<Boolean, Void, FirstOpenDay, FirstOpenDayEntity> FIRST_OPEN_DAY = TableMapping.of(
                    FirstOpenDayEntity.class,
                    FirstOpenDayEntity::new,
                    FirstOpenDayEntity::toFirstOpenDay,
                    first -> Boolean.TRUE,
                    singleton -> singleton)
            .rememberedWholly();

    private final StateTables tables;
    private final BufferedTable<PeriodCloseId, Void, PeriodClose, PeriodCloseEntity> closes;
    private final BufferedTable<Boolean, Void, FirstOpenDay, FirstOpenDayEntity> firstOpenDay;

    JpaPeriodCloseRepository(StateTables tables) {
        this.tables = tables;
        this.closes = tables.table(CLOSES);
        this.firstOpenDay = tables.table(FIRST_OPEN_DAY);
    }

    @Override
    public void expect(PeriodCloseId id) {
        closes.expect(id);
    }

    @Override
    public Optional<PeriodClose> find(PeriodCloseId id) {
        return closes.find(id);
    }

    @Override
    public Optional<PeriodClose> findLatest(LocalDate day) {
        return tables
                .query(session -> session.createSelectionQuery(
                                "select e from PeriodCloseEntity e where e.firstOpenDay = :day order by e.closedPosition desc",
                                PeriodCloseEntity.class)
                        .setParameter("day", day)
                        .setMaxResults(1)
                        .getResultList())
                .stream()
                .map(PeriodCloseEntity::toPeriodClose)
                .findFirst();
    }

    @Override
    public Optional<PeriodClose> findLastInForce() {
        return tables
                .query(session -> session.createSelectionQuery(
                                "select e from PeriodCloseEntity e where e.reopenedPosition is null order by e.firstOpenDay desc",
                                PeriodCloseEntity.class)
                        .setMaxResults(1)
                        .getResultList())
                .stream()
                .map(PeriodCloseEntity::toPeriodClose)
                .findFirst();
    }

    @Override
    public List<PeriodClose> findInForce(LocalDate day, long first, long last) {
        return tables
                .query(session -> session.createSelectionQuery("""
                                select e from PeriodCloseEntity e
                                where e.firstOpenDay > :day and e.closedPosition <= :last
                                  and (e.reopenedPosition is null or e.reopenedPosition >= :first)
                                order by e.closedPosition
                                """, PeriodCloseEntity.class)
                        .setParameter("day", day)
                        .setParameter("first", first)
                        .setParameter("last", last)
                        .getResultList())
                .stream()
                .map(PeriodCloseEntity::toPeriodClose)
                .toList();
    }

    @Override
    public List<PeriodClose> findPage(long after, int limit) {
        return tables
                .query(session -> session.createSelectionQuery(
                                "select e from PeriodCloseEntity e where e.closedPosition > :after order by e.closedPosition",
                                PeriodCloseEntity.class)
                        .setParameter("after", after)
                        .setMaxResults(limit)
                        .getResultList())
                .stream()
                .map(PeriodCloseEntity::toPeriodClose)
                .toList();
    }

    @Override
    public Optional<LocalDate> findFirstOpenDay() {
        return firstOpenDay.find(Boolean.TRUE).flatMap(FirstOpenDay::day);
    }

    @Override
    public void add(PeriodClose close) {
        closes.add(close);
    }

    @Override
    public void change(PeriodClose close) {
        closes.change(close);
    }

    @Override
    public void changeFirstOpenDay(Optional<LocalDate> day, long position) {
        FirstOpenDay first = new FirstOpenDay(day, position);
        if (firstOpenDay.find(Boolean.TRUE).isPresent()) {
            firstOpenDay.change(first);
        } else {
            firstOpenDay.add(first);
        }
    }
}
