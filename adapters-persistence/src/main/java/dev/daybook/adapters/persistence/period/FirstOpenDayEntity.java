package dev.daybook.adapters.persistence.period;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.LocalDate;
import java.util.Optional;
import org.jspecify.annotations.NullUnmarked;
import org.jspecify.annotations.Nullable;

/** The one row of the table {@code first_open_day}. There is none before the first close. */
@Entity
@Table(name = "first_open_day")
@NullUnmarked
class FirstOpenDayEntity {

    @Id
    private boolean singleton;

    private @Nullable LocalDate day;
    private long position;

    protected FirstOpenDayEntity() {}

    FirstOpenDayEntity(FirstOpenDay first) {
        singleton = true;
        day = first.day().orElse(null);
        position = first.position();
    }

    FirstOpenDay toFirstOpenDay() {
        return new FirstOpenDay(Optional.ofNullable(day), position);
    }

    /**
     * The first day that a command may name.
     *
     * @param day none if no close is in force
     * @param position the position of the event that changed it last
     */
    record FirstOpenDay(Optional<LocalDate> day, long position) {}
}
