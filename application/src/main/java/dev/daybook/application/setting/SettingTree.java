package dev.daybook.application.setting;

import dev.daybook.application.job.Schedule.Missed;
import dev.daybook.application.replay.VerificationSettings.OnNewBuild;
import dev.daybook.application.schedule.CommandSchedule;
import dev.daybook.application.schedule.RunCalendar;
import dev.daybook.application.setting.Setting.Former;
import dev.daybook.application.setting.Setting.ReadBy;
import java.time.Duration;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** All settings, in the order of the reference page. */
public final class SettingTree {

    private static final List<Setting<?>> ALL = new ArrayList<>();
    private static final String OFF = "off";

    public static final Setting<Integer> QUEUE_LENGTH = number(
            "append.queue-length",
            "4096",
            "How many commands may wait. One more is refused with 503 and `Retry-After`.",
            1_000_000);
    public static final Setting<Integer> BATCH_COMMANDS =
            number("append.batch-commands", "512", "How many commands one transaction takes at most.", 100_000);
    public static final Setting<Integer> BATCH_EVENTS = number(
            "append.batch-events",
            "2000",
            "How many events from outside one transaction takes at most, unless one request alone has more.",
            1_000_000);
    public static final Setting<Duration> BATCH_TIME = setting(
            "append.batch-time",
            Optional.of("PT0.5S"),
            "After this time a transaction takes no further command into its batch.",
            "a duration from PT0.001S to PT40S",
            "PT0.5S",
            text -> duration(text, Duration.ofSeconds(40)),
            List.of(new Former(
                    "append.batch-millis",
                    millis -> Duration.ofMillis(Long.parseLong(millis)).toString())),
            ReadBy.DAYBOOK);

    public static final Setting<Optional<LocalTime>> NIGHTLY = of(
            "verification.nightly",
            Optional.of("02:30"),
            "At this time of the day, UTC, the state is verified every night.",
            "a time of the day, or `off`",
            "02:30",
            text -> text.equals(OFF) ? Optional.empty() : Optional.of(LocalTime.parse(text)));
    public static final Setting<Missed> MISSED = of(
            "verification.missed",
            Optional.of("skip"),
            "What happens if no server was running at that time: `skip` waits for the next night, `catch-up` verifies"
                    + " when a server is there.",
            "`skip` or `catch-up`",
            "catch-up",
            text -> constant(Missed.class, text));
    public static final Setting<OnNewBuild> ON_NEW_BUILD = of(
            "verification.on-new-build",
            Optional.of("background"),
            "What happens when a build whose code for the state is new runs for the first time on an existing log:"
                    + " `background` verifies the state while commands are accepted, `block` accepts no commands until it"
                    + " is verified or rebuilt, `off` does nothing.",
            "`off`, `background` or `block`",
            "block",
            text -> constant(OnNewBuild.class, text));
    public static final Setting<Boolean> REBUILD_AT_START = of(
            "state.rebuild-at-start",
            Optional.of("false"),
            "Whether the state is rebuilt at the start, before commands are accepted.",
            "`true` or `false`",
            "true",
            SettingTree::bool);

    public static final Setting<Map<String, Optional<RunCalendar>>> SCHEDULES = of(
            "schedules",
            Optional.empty(),
            "Commands that are sent by calendar, such as `interest`: the daily or monthly calculation of interest. All"
                    + " servers have the same setting. Without it no command is sent by calendar.",
            "`NAME off` or `NAME CALENDAR`, separated by commas; CALENDAR is " + RunCalendar.FORM,
            "interest daily 01:30 Europe/Prague",
            SettingTree::schedules);

    public static final Setting<Integer> TASK_PARALLEL = number(
            "task.parallel",
            "8",
            "How many tasks a server carries out at once; each holds a connection to the log database.",
            1_000);
    public static final Setting<Integer> TASK_ATTEMPTS =
            number("task.attempts", "16", "After how many failed attempts a task is dead.", 1_000);
    public static final Setting<Duration> TASK_FIRST_PAUSE = duration(
            "task.first-pause",
            "PT2S",
            "The pause after the first failed attempt. It doubles with each failure, minus a random part of up to"
                    + " half.",
            Duration.ofDays(1));
    public static final Setting<Duration> TASK_LONGEST_PAUSE = duration(
            "task.longest-pause",
            "PT1H",
            "The longest pause between two attempts; at least the first pause.",
            Duration.ofDays(7));
    public static final Setting<Duration> TASK_TIMEOUT =
            duration("task.timeout", "PT20S", "How long an attempt may take.", Duration.ofSeconds(25));
    public static final Setting<Duration> TASK_LATE_AFTER = duration(
            "task.late-after", "PT15M", "After this time a waiting task makes `/health` DOWN.", Duration.ofDays(7));

    public static final Setting<String> MAIL_HOST =
            text("mail.host", "The mail server. Without it letters wait.", "mail.example.org");
    public static final Setting<String> MAIL_FROM =
            text("mail.from", "The sender of all letters. Without it letters wait.", "bank@example.org");
    public static final Setting<String> MAIL_USER =
            text("mail.user", "The user at the mail server, if it wants one.", "daybook");
    public static final Setting<String> MAIL_PASSWORD = text("mail.password", "That user's password.", "(secret)");
    public static final Setting<String> S3_REGION =
            text("s3.region", "The region of the object storage. Without it statements wait.", "eu-central-1");
    public static final Setting<String> S3_BUCKET = text(
            "s3.bucket", "The bucket for statements. The storage must honour `If-None-Match: *`.", "bank-statements");
    public static final Setting<String> S3_ACCESS_KEY =
            text("s3.access-key", "The access key of the object storage.", "AKIA…");
    public static final Setting<String> S3_SECRET_KEY =
            text("s3.secret-key", "The secret key of the object storage.", "(secret)");
    public static final Setting<String> S3_ENDPOINT = text(
            "s3.endpoint", "The URL of a storage that speaks S3 and is not Amazon's.", "https://storage.example.org");
    public static final Setting<String> WEBHOOK_ALLOWED_HOSTS = text(
            "webhook.allowed-hosts",
            "Hosts that webhooks may call although they are private, loopback or link-local, separated by commas.",
            "intranet,localhost");
    public static final Setting<String> BROKER_USER =
            text("broker.user", "The user at a remote broker; may send to the queue and consume from it.", "daybook");
    public static final Setting<String> BROKER_PASSWORD = text("broker.password", "That user's password.", "(secret)");
    public static final Setting<String> NODE_ID = text(
            "node-id",
            "Names this server in distributed transactions: unique, the same after a restart, at most 23 bytes."
                    + " Without it no commands are accepted. `-Prun` makes one and keeps it with its data.",
            "node-1");

    static {
        server("log-url", "jdbc:postgresql://localhost:5432/event_log", "The log database.");
        server("state-url", "jdbc:postgresql://localhost:5432/application_state", "The state database.");
        server("runtime-user", "daybook_runtime", "The role that appends and reads; recovery runs as this role too.");
        server("runtime-password", "", "That role's password.");
        server("owner-user", "daybook_owner", "The role that owns schemas, and builds states beside the live one.");
        server("owner-password", "", "That role's password.");
        server("mail.port", "25", "The port of the mail server.");
        server("mail.starttls", "false", "`true` insists on STARTTLS.");
        server("mail.ssl", "false", "`true` uses TLS from the beginning.");
        server("broker.host", "localhost", "The host of a remote broker, with `remote-broker.cli`.");
        server("broker.port", "61616", "Its port.");
        run("home", "`~/.local/share/daybook`, as root `/var/lib/daybook`", "Data, logs, and the transaction store.");
        run("http-port", "8080", "The port of the API.");
        run("management-port", "9990", "The port of `/health` and `/metrics`.");
        run("java-opts", "", "Options of the server's Java.");
    }

    private SettingTree() {}

    /** Every setting. */
    public static List<Setting<?>> all() {
        return List.copyOf(ALL);
    }

    private static Setting<Integer> number(String name, String usual, String meaning, int most) {
        return of(name, Optional.of(usual), meaning, "a whole number from 1 to " + most, usual, text -> {
            int number = Integer.parseInt(text);
            if (number < 1 || number > most) {
                throw new IllegalArgumentException(text);
            }
            return number;
        });
    }

    private static Setting<Duration> duration(String name, String usual, String meaning, Duration most) {
        return of(
                name,
                Optional.of(usual),
                meaning,
                "a duration, more than nothing and at most " + most,
                usual,
                text -> duration(text, most));
    }

    private static Duration duration(String text, Duration most) {
        Duration duration = Duration.parse(text);
        if (duration.isNegative() || duration.isZero() || duration.compareTo(most) > 0) {
            throw new IllegalArgumentException(text);
        }
        return duration;
    }

    private static boolean bool(String text) {
        if (!text.equals("true") && !text.equals("false")) {
            throw new IllegalArgumentException(text);
        }
        return Boolean.parseBoolean(text);
    }

    private static Map<String, Optional<RunCalendar>> schedules(String text) {
        Map<String, Optional<RunCalendar>> calendars = new HashMap<>();
        for (String schedule : text.split(",", -1)) {
            String[] parts = schedule.strip().split("\\s+", 2);
            if (parts.length < 2) {
                throw new IllegalArgumentException("No calendar: " + schedule);
            }
            Optional<RunCalendar> calendar =
                    parts[1].equals(CommandSchedule.OFF) ? Optional.empty() : Optional.of(RunCalendar.parse(parts[1]));
            if (calendars.put(parts[0], calendar) != null) {
                throw new IllegalArgumentException("Two calendars for the schedule " + parts[0]);
            }
        }
        return Map.copyOf(calendars);
    }

    private static <E extends Enum<E>> E constant(Class<E> type, String text) {
        return Enum.valueOf(type, text.toUpperCase(Locale.ROOT).replace('-', '_'));
    }

    private static Setting<String> text(String name, String meaning, String example) {
        return of(name, Optional.empty(), meaning, "a text", example, text -> text);
    }

    private static void server(String name, String usual, String meaning) {
        Optional<String> otherwise = Optional.of(usual).filter(text -> !text.isEmpty());
        setting(name, otherwise, meaning, "a text", usual, text -> text, List.of(), ReadBy.SERVER);
    }

    private static void run(String name, String usual, String meaning) {
        Optional<String> otherwise = Optional.of(usual).filter(text -> !text.isEmpty());
        setting(name, otherwise, meaning, "a text", usual, text -> text, List.of(), ReadBy.RUN);
    }

    private static <T> Setting<T> of(
            String name,
            Optional<String> usual,
            String meaning,
            String allowed,
            String example,
            Function<String, T> reader) {
        return setting(name, usual, meaning, allowed, example, reader, List.of(), ReadBy.DAYBOOK);
    }

    private static <T> Setting<T> setting(
            String name,
            Optional<String> usual,
            String meaning,
            String allowed,
            String example,
            Function<String, T> reader,
            List<Former> former,
            ReadBy readBy) {
        Setting<T> setting = new Setting<>(name, usual, meaning, allowed, example, reader, former, readBy);
        ALL.add(setting);
        return setting;
    }
}
