package dev.daybook.checker;

import dev.daybook.checker.Operation.Kind;
import dev.daybook.checker.Operation.Result;
import dev.daybook.verifier.ExportReader;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.Consumer;

/** Reads the files of a run, as {@code docs/reference/history-format.md} describes them, and gives them to a checker. */
final class HistoryFiles {

    private final HistoryChecker checker;
    private final JsonLine line = new JsonLine();

    HistoryFiles(HistoryChecker checker) {
        this.checker = checker;
    }

    void log(Path file) throws IOException {
        checker.given(HistoryChecker.Input.LOG);
        try (InputStream in = Files.newInputStream(file)) {
            ExportReader reader = new ExportReader(in);
            while (reader.next()) {
                checker.event(reader.event());
            }
        }
    }

    void history(Path file) throws IOException {
        checker.given(HistoryChecker.Input.HISTORY);
        each(file, json -> checker.operation(operation(json)));
    }

    private static Operation operation(JsonLine json) {
        long[] positions = json.positions("positions");
        return new Operation(
                json.text("client"),
                json.text("op"),
                json.textOrNull("kind") == null ? Kind.COMMAND : json.oneOf("kind", Kind.class),
                json.textOrNull("key"),
                json.number("start"),
                json.number("end"),
                json.oneOf("result", Result.class),
                Math.toIntExact(json.number("status", 0)),
                json.textOrNull("code"),
                positions[0],
                positions[1],
                json.uuidOrNull("commandId"),
                json.number("minimum", 0),
                json.number("seen", 0),
                json.textOrNull("subject"),
                json.textOrNull("value"));
    }

    void commands(Path file) throws IOException {
        checker.given(HistoryChecker.Input.COMMANDS);
        each(file, json -> {
            long[] positions = json.positions("positions");
            checker.command(new LoggedCommand(json.uuid("id"), json.textOrNull("key"), positions[0], positions[1]));
        });
    }

    void state(Path file) throws IOException {
        checker.given(HistoryChecker.Input.STATE);
        each(
                file,
                json -> checker.state(new StateDigest(
                        json.oneOf("source", StateDigest.Source.class), json.number("position"), json.text("digest"))));
    }

    void tasks(Path file) throws IOException {
        checker.given(HistoryChecker.Input.TASKS);
        each(
                file,
                json -> checker.task(new TaskRow(
                        json.text("id"),
                        json.uuid("eventId"),
                        json.text("kind"),
                        json.oneOf("status", TaskRow.Status.class),
                        json.textOrNull("origin") == null
                                ? TaskRow.Origin.LIVE
                                : json.oneOf("origin", TaskRow.Origin.class))));
    }

    void sinks(Path file) throws IOException {
        checker.given(HistoryChecker.Input.SINKS);
        each(file, json -> checker.delivery(new Delivery(json.text("sink"), json.text("key"))));
    }

    void observations(Path file) throws IOException {
        each(file, this::observe);
    }

    private void observe(JsonLine json) {
        String what = json.text("observation");
        switch (what) {
            case "healing" -> checker.healing(new Healing(json.number("at")));
            case "leftover" ->
                checker.leftover(new Leftover(
                        json.oneOf("what", Leftover.What.class), json.number("count"), json.text("detail")));
            case "measurement" ->
                checker.measurement(
                        new Measurement(json.text("resource"), json.number("observed"), json.number("bound")));
            default ->
                throw new IllegalArgumentException(
                        "Field \"observation\" must be healing, leftover or measurement, not " + what + ".");
        }
    }

    private void each(Path file, Consumer<JsonLine> take) throws IOException {
        long number = 0;
        try (BufferedReader lines = Files.newBufferedReader(file)) {
            for (String text = lines.readLine(); text != null; text = lines.readLine()) {
                number++;
                if (!text.isBlank()) {
                    line.read(text);
                    take.accept(line);
                }
            }
        } catch (IllegalArgumentException wrong) {
            throw new IOException(file + ", line " + number + ": " + wrong.getMessage(), wrong);
        }
    }
}
