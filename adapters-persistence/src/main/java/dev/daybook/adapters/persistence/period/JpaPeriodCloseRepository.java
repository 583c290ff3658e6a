package dev.daybook.adapters.persistence.period;

import dev.daybook.adapters.persistence.period.FirstOpenDayEntity.FirstOpenDay;
import dev.daybook.adapters.persistence.state.BufferedTable;
import dev.daybook.adapters.persistence.state.Selection;
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
        return select(Selection.where("first_open_day = :day")
                        .with("day", day)
                        .orderedBy("closed_position desc")
                        .first(1))
                .stream()
                .findFirst();
    }

    @Override
    public Optional<PeriodClose> findLastInForce() {
        return select(Selection.where("reopened_position is null")
                        .orderedBy("first_open_day desc")
                        .first(1))
                .stream()
                .findFirst();
    }

    @Override
    public List<PeriodClose> findInForce(LocalDate day, long first, long last) {
        return select(Selection.where("first_open_day > :day and closed_position <= :last"
                        + " and (reopened_position is null or reopened_position >= :first)")
                .with("day", day)
                .with("first", first)
                .with("last", last)
                .orderedBy("closed_position"));
    }

    @Override
    public List<PeriodClose> findPage(long after, int limit) {
        return select(Selection.where("closed_position > :after")
                .with("after", after)
                .orderedBy("closed_position")
                .first(limit));
    }

    private List<PeriodClose> select(Selection selection) {
        return closes.learn(tables.select(PeriodCloseEntity.class, selection));
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
