package dev.daybook.application.operation;

import dev.daybook.application.append.EventAppender;
import dev.daybook.application.schedule.CommandSchedule;
import dev.daybook.application.schedule.ScheduleJob;
import dev.daybook.application.schedule.ScheduleLedger;
import dev.daybook.application.schedule.ScheduleMetrics;
import dev.daybook.application.schedule.Schedules;
import dev.daybook.application.setting.SettingTree;
import dev.daybook.application.setting.Settings;
import dev.daybook.domain.kernel.Feature;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.ServiceLoader;

/** Puts the schedules of all features together in the server. */
@Singleton
public class ScheduleAssembly {

    @Produces
    @Singleton
    ScheduleJob job(EventAppender appender, ScheduleLedger ledger, Settings settings, MeterRegistry registry) {
        return new ScheduleJob(
                schedules(settings), appender::execute, ledger, new ScheduleMetrics(registry), Clock.systemUTC());
    }

    @Produces
    @Singleton
    Schedules schedules(ScheduleLedger ledger, Settings settings) {
        return new Schedules(schedules(settings), ledger, Clock.systemUTC());
    }

    private static List<CommandSchedule> schedules(Settings settings) {
        return CommandSchedule.all(
                ServiceLoader.load(Feature.class, Thread.currentThread().getContextClassLoader()),
                settings.find(SettingTree.SCHEDULES).orElseGet(Map::of));
    }
}
