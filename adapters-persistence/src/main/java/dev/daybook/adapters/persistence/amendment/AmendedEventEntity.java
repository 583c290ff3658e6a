package dev.daybook.adapters.persistence.amendment;

import dev.daybook.domain.kernel.AmendedEvent;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import org.jspecify.annotations.NullUnmarked;

/** A row of the table {@code amended_event}. */
@Entity
@Table(name = "amended_event")
@NullUnmarked
class AmendedEventEntity {

    @Id
    private long position;

    @Column(name = "amended_at")
    private long amendedAt;

    protected AmendedEventEntity() {}

    AmendedEventEntity(AmendedEvent event) {
        position = event.position();
        amendedAt = event.amendedAt();
    }

    AmendedEvent toAmendedEvent() {
        return new AmendedEvent(position, amendedAt);
    }
}
