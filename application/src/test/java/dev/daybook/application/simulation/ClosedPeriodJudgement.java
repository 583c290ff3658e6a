package dev.daybook.application.simulation;

import dev.daybook.application.inmemory.InMemoryDatabases;
import dev.daybook.application.log.RecordedEvent;
import dev.daybook.domain.kernel.Event;
import dev.daybook.domain.period.PeriodCloseId;
import dev.daybook.domain.period.PeriodClosed;
import dev.daybook.domain.period.PeriodReopened;
import dev.daybook.domain.period.PeriodReopeningProposed;
import java.lang.reflect.Method;
import java.lang.reflect.RecordComponent;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What must hold of closed periods after a run: no command has dated anything in one, and each was reopened by two people.
 */
final class ClosedPeriodJudgement {

    private static final ClassValue<List<Method>> DAYS = new ClassValue<>() {
        @Override
        protected List<Method> computeValue(Class<?> type) {
            return Arrays.stream(type.getRecordComponents())
                    .filter(component -> component.getType() == LocalDate.class)
                    .map(RecordComponent::getAccessor)
                    .toList();
        }
    };

    private final InMemoryDatabases databases;
    private final List<String> findings;
    private final Set<String> sendersOfFacts = new HashSet<>();
    private final Map<PeriodCloseId, LocalDate> inForce = new HashMap<>();
    private final Map<PeriodCloseId, String> proposers = new HashMap<>();

    ClosedPeriodJudgement(InMemoryDatabases databases, List<Attempt> history, List<String> findings) {
        this.databases = databases;
        this.findings = findings;
        history.stream()
                .map(Attempt::request)
                .filter(request -> request.work() instanceof Request.Facts)
                .forEach(request -> sendersOfFacts.add(request.actor()));
    }

    void judge() {
        for (RecordedEvent recorded : databases.log().events()) {
            Event event = databases
                    .codec()
                    .decode(recorded.name(), recorded.version(), recorded.data().text());
            String actor = recorded.metadata().actor();
            if (event instanceof PeriodClosed closed) {
                inForce.put(closed.periodCloseId(), closed.firstOpenDay());
            } else if (event instanceof PeriodReopeningProposed proposed) {
                proposers.put(proposed.periodCloseId(), actor);
            } else if (event instanceof PeriodReopened reopened) {
                reopened(reopened, recorded.position(), actor);
            } else if (!sendersOfFacts.contains(actor)) {
                requireOpen(event, recorded.position());
            }
        }
    }

    private void reopened(PeriodReopened event, long position, String actor) {
        if (inForce.remove(event.periodCloseId()) == null) {
            findings.add("Event " + position + " reopens a period that is not closed.");
        }
        if (proposers.getOrDefault(event.periodCloseId(), actor).equals(actor)) {
            findings.add("Event " + position + " reopens a period that no other person has proposed to reopen.");
        }
    }

    private void requireOpen(Event event, long position) {
        LocalDate firstOpenDay =
                inForce.values().stream().max(Comparator.naturalOrder()).orElse(LocalDate.MIN);
        for (LocalDate day : daysOf(event)) {
            if (day.isBefore(firstOpenDay)) {
                findings.add("A command has recorded event " + position + " for the day " + day
                        + ", but the first open day was " + firstOpenDay + ".");
            }
        }
    }

    private static List<LocalDate> daysOf(Event event) {
        List<LocalDate> days = new ArrayList<>();
        for (Method accessor : DAYS.get(event.getClass())) {
            try {
                days.add((LocalDate) accessor.invoke(event));
            } catch (ReflectiveOperationException impossible) {
                throw new IllegalStateException(impossible);
            }
        }
        return days;
    }
}
