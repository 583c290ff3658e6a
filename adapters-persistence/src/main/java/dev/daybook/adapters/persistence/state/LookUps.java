package dev.daybook.adapters.persistence.state;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jboss.logging.Logger;

/** Notes which rows a piece of work looks up, for the report of an event that cannot be materialized. */
final class LookUps {

    private static final Logger LOG = Logger.getLogger(LookUps.class);
    private static final int MOST_ROWS = 20;

    private final List<String> rows = new ArrayList<>();
    private boolean isNoting;

    /** The rows that are looked up during that work, a line each, even if the work fails. */
    List<String> during(Runnable work) {
        rows.clear();
        isNoting = true;
        try {
            work.run();
        } catch (RuntimeException expected) {
            LOG.debug("The work failed whose look-ups were noted", expected);
        } finally {
            isNoting = false;
        }
        return List.copyOf(rows);
    }

    void note(Class<?> entity, Object key, Optional<?> found) {
        if (isNoting && rows.size() < MOST_ROWS) {
            rows.add(found.map(Object::toString)
                    .orElseGet(() -> "no row of " + entity.getSimpleName() + " with the key " + key));
        }
    }
}
