package dev.daybook.application.operation;

import dev.daybook.application.append.AppendSettings;
import dev.daybook.application.replay.VerificationSettings;
import dev.daybook.application.setting.SettingTree;
import dev.daybook.application.setting.Settings;
import dev.daybook.application.task.TaskSettings;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.util.Optional;
import org.eclipse.microprofile.config.Config;

/** Reads the settings once, and gives each part of the application its own. */
@Singleton
public class SettingsAssembly {

    /** From properties and the environment; a system property {@code env.NAME} does the same as a variable {@code NAME}. */
    @Produces
    @Singleton
    Settings settings(Config config) {
        return Settings.read((property, variable) -> Optional.ofNullable(System.getProperty("env." + variable))
                // raw: a password may contain what looks like an expression
                .or(() -> Optional.ofNullable(config.getConfigValue(property).getRawValue()))
                .map(String::strip)
                .filter(text -> !text.isEmpty()));
    }

    @Produces
    @Singleton
    AppendSettings appendSettings(Settings settings) {
        AppendSettings usual = AppendSettings.DEFAULT;
        return new AppendSettings(
                settings.get(SettingTree.QUEUE_LENGTH),
                settings.get(SettingTree.BATCH_COMMANDS),
                settings.get(SettingTree.BATCH_EVENTS),
                settings.get(SettingTree.BATCH_TIME),
                usual.lockTime(),
                usual.queueTime(),
                usual.answerTime(),
                usual.transactionTime());
    }

    @Produces
    @Singleton
    VerificationSettings verificationSettings(Settings settings) {
        return new VerificationSettings(settings.get(SettingTree.NIGHTLY), settings.get(SettingTree.MISSED));
    }

    @Produces
    @Singleton
    TaskSettings taskSettings(Settings settings) {
        return new TaskSettings(
                settings.find(SettingTree.NODE_ID).orElse("unnamed"),
                settings.get(SettingTree.TASK_PARALLEL),
                settings.get(SettingTree.TASK_ATTEMPTS),
                settings.get(SettingTree.TASK_FIRST_PAUSE),
                settings.get(SettingTree.TASK_LONGEST_PAUSE),
                settings.get(SettingTree.TASK_TIMEOUT),
                settings.get(SettingTree.TASK_LATE_AFTER));
    }
}
