package dev.daybook.application.schedule;

import dev.daybook.application.append.Caller;
import dev.daybook.application.append.Receipt;
import dev.daybook.application.inmemory.BankCommands;
import dev.daybook.application.inmemory.InMemoryDatabases;
import dev.daybook.application.inmemory.InMemoryServer;
import dev.daybook.application.job.HandDrivenTimer;
import dev.daybook.application.job.JobRunner;
import dev.daybook.application.log.RecordedEvent;
import dev.daybook.application.log.StorageFailure;
import dev.daybook.application.schedule.ScheduledRun.Outcome;
import dev.daybook.domain.account.CalculateInterestOwed;
import dev.daybook.domain.account.InterestAccrued;
import dev.daybook.domain.kernel.CreationContext;
import dev.daybook.domain.kernel.Creator;
import dev.daybook.domain.kernel.Event;
import dev.daybook.domain.kernel.Rejection;
import dev.daybook.domain.kernel.ScheduledCommand;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiFunction;

/** A server whose one account earns interest every night, the record of its schedule, and a clock that the test moves. */
final class ScheduledBank {

    private final HandDrivenTimer timer = new HandDrivenTimer(Instant.parse("2026-01-05T12:00:00Z"));
    private final InMemoryServer server =
            new InMemoryServer(InMemoryDatabases.empty(BankCommands.CATALOGUE), timer).start();
    private final Ledger ledger = new Ledger();
    private final MeterRegistry registry = new SimpleMeterRegistry();
    private final Set<LocalDate> refused = new HashSet<>();

    ScheduledBank() {
        server.execute(BankCommands.createCompany("acme"));
        server.execute(BankCommands.openAccount("A-1", "acme"));
        server.execute(BankCommands.deposit("D-1", "A-1", "1000000.00"));
    }

    /** A record that can fail, as when its server dies. */
    static final class Ledger extends InMemoryScheduleLedger {

        private boolean failsNext;

        void failNext() {
            failsNext = true;
        }

        @Override
        public void record(ScheduledRun run) {
            if (failsNext) {
                failsNext = false;
                throw new StorageFailure(
                        StorageFailure.Kind.PASSING, "The server is dead.", new IllegalStateException());
            }
            super.record(run);
        }
    }

    /** Stands for a command that a rule forbids. */
    record Forbidden(LocalDate date) implements Creator {

        @Override
        public List<Event> create(CreationContext now) {
            throw Rejection.refused("period.closed", date + " is in a closed period.");
        }
    }

    ScheduleJob job(String calendar) {
        return job(calendar, server::execute);
    }

    ScheduleJob job(String calendar, BiFunction<Creator, Caller, Receipt> appender) {
        return new ScheduleJob(
                List.of(schedule(calendar)), appender, ledger, new ScheduleMetrics(registry), timer.clock());
    }

    CommandSchedule schedule(String calendar) {
        return new CommandSchedule(
                new ScheduledCommand(
                        "interest",
                        CalculateInterestOwed.NOUN,
                        date -> refused.contains(date) ? new Forbidden(date) : new CalculateInterestOwed(date)),
                calendar.equals("off") ? Optional.empty() : Optional.of(RunCalendar.parse(calendar)));
    }

    Schedules view(String calendar) {
        return new Schedules(List.of(schedule(calendar)), ledger, timer.clock());
    }

    JobRunner runner() {
        return new JobRunner(timer, timer);
    }

    void refuse(LocalDate date) {
        refused.add(date);
    }

    void allow(LocalDate date) {
        refused.remove(date);
    }

    void let(Duration time) {
        timer.advance(time);
    }

    Instant now() {
        return timer.clock().instant();
    }

    InMemoryServer server() {
        return server;
    }

    Ledger ledger() {
        return ledger;
    }

    LocalDate through() {
        return ledger.find("interest").orElseThrow().through();
    }

    ScheduledRun lastRun() {
        return ledger.findLast("interest").orElseThrow();
    }

    double openGauge() {
        return registry.get("daybook.schedule.open")
                .tag("schedule", "interest")
                .gauge()
                .value();
    }

    double commands(Outcome outcome) {
        return registry.get("daybook.schedule.commands")
                .tag("outcome", outcome.code())
                .counter()
                .count();
    }

    /** The day up to which that event has credited interest. */
    LocalDate accruedOn(RecordedEvent event) {
        return ((InterestAccrued) server.databases()
                        .codec()
                        .decode(event.name(), event.version(), event.data().text()))
                .accruedOn();
    }
}
