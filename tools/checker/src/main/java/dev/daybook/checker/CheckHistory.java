package dev.daybook.checker;

import dev.daybook.checker.HistoryChecker.Input;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Checks the files of a run, on any machine that has a JDK.
 *
 * <p>{@code java -jar daybook-checker.jar --history FILE --log FILE ...}; every option may be given more than once.
 */
public final class CheckHistory {

    /** Everything that was given is sound. */
    public static final int SOUND = 0;

    /** Something is wrong; the findings are printed. */
    public static final int BROKEN = 1;

    /** There was nothing to check, or it could not be read. */
    public static final int UNUSABLE = 2;

    private static final String USAGE = """
            usage: java -jar daybook-checker.jar --history FILE ... --log FILE [options]

            Checks what clients did and were told, as JSON lines, against the log and the rest of a run.
              --history FILE       operations of one or more clients; may be given several times
              --log FILE           the log as GET /api/v1/events/export gives it, from position 1
              --commands FILE      rows of the table of commands
              --state FILE         digests of the live state and of rebuilds
              --tasks FILE         rows of the table of tasks
              --sinks FILE         calls that the sinks received
              --observations FILE  healing, leftovers and measurements
              --granted POSITION   the log went up to here before the first operation
            Exit code: 0 sound, 1 broken, 2 not to be read.""";

    private record Source(String option, Path file) {}

    private final List<Source> sources = new ArrayList<>();
    private long granted;

    private CheckHistory() {}

    public static void main(String[] arguments) {
        System.exit(run(List.of(arguments), System.out, System.err));
    }

    /** Does what {@link #main} does, and gives the exit code. */
    public static int run(List<String> arguments, PrintStream out, PrintStream err) {
        CheckHistory run = new CheckHistory();
        try {
            run.read(arguments);
        } catch (IllegalArgumentException refused) {
            err.println(refused.getMessage());
            err.println(USAGE);
            return UNUSABLE;
        }
        try {
            return run.check(out);
        } catch (IOException failure) {
            err.println("unreadable: " + failure.getMessage());
            return UNUSABLE;
        }
    }

    private void read(List<String> arguments) {
        for (int i = 0; i < arguments.size(); i += 2) {
            String option = arguments.get(i);
            if (i + 1 == arguments.size()) {
                throw new IllegalArgumentException("A value is missing after " + option + ".");
            }
            String value = arguments.get(i + 1);
            switch (option) {
                case "--history", "--log", "--commands", "--state", "--tasks", "--sinks", "--observations" ->
                    sources.add(new Source(option, Path.of(value)));
                case "--granted" -> granted = Long.parseLong(value);
                default -> throw new IllegalArgumentException("Unknown option " + option + ".");
            }
        }
        if (sources.isEmpty()) {
            throw new IllegalArgumentException("There is nothing to check. Give --history and --log at least.");
        }
    }

    private int check(PrintStream out) throws IOException {
        HistoryChecker checker = new HistoryChecker(granted);
        HistoryFiles files = new HistoryFiles(checker);
        for (Source source : sources) {
            Path file = source.file();
            switch (source.option()) {
                case "--history" -> files.history(file);
                case "--log" -> files.log(file);
                case "--commands" -> files.commands(file);
                case "--state" -> files.state(file);
                case "--tasks" -> files.tasks(file);
                case "--sinks" -> files.sinks(file);
                default -> files.observations(file);
            }
        }
        List<Finding> findings = checker.findings();
        findings.forEach(out::println);
        summarize(checker, out);
        out.println(findings.isEmpty() ? "sound" : "broken: " + findings.size() + " findings");
        return findings.isEmpty() ? SOUND : BROKEN;
    }

    private static void summarize(HistoryChecker checker, PrintStream out) {
        out.println(checker.operations() + " operations, log up to position " + checker.lastPosition());
        for (Invariant invariant : Invariant.values()) {
            List<Input> missing = new ArrayList<>(invariant.needs());
            missing.removeAll(checker.inputs());
            String how = missing.isEmpty()
                    ? "checked"
                    : missing.size() == invariant.needs().size() ? "not checked" : "checked in part";
            out.println(invariant + " " + how + (missing.isEmpty() ? "" : "; not given: " + missing));
        }
    }
}
