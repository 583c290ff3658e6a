package dev.daybook.checker;

import static org.assertj.core.api.Assertions.assertThat;

import dev.daybook.verifier.ChainedEvent;
import dev.daybook.verifier.ExportLine;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CheckHistoryTest {

    private static final String EVENT = "00000000-0000-0000-0000-00000000000";
    private static final String COMMAND = "00000000-0000-0001-0000-00000000000";

    @TempDir
    private Path folder;

    private final List<String> arguments = new ArrayList<>();

    /** Two commands with three events, and all that belongs to them. */
    @BeforeEach
    void aSoundRun() throws Exception {
        file("--log", export());
        file("--history", """
                {"client":"c1","op":"deposit","key":"k-\\u0031\\n","start":1000,"end":5000,"result":"ok","status":201,"positions":[1,2],"commandId":"%s1"}

                {"client":"c1","op":"balance","kind":"read","start":6000,"end":7000,"result":"ok","minimum":2,"seen":2,"subject":"account A","value":"1.00"}
                """.formatted(COMMAND));
        file("--history", """
                { "op" : "withdraw", "client" : "c2", "key" : null, "start" : 5500, "end" : 9000, "result" : "unknown", "positions" : [] }
                {"client":"c2","op":"withdraw","key":"k-3","start":5500,"end":9000,"result":"fail","status":409,"code":"account.closed","note":"more"}
                {"client":"c2","op":"probe","key":"k-2","start":9500,"end":9900,"result":"ok","positions":[3,3]}
                """);
        file("--commands", """
                {"id":"%s1","key":"k-1\\n","positions":[1,2]}
                {"id":"%s2","key":"k-2","positions":[3,3]}
                """.formatted(COMMAND, COMMAND));
        file("--state", """
                {"source":"live","position":3,"digest":"abc"}
                {"source":"rebuilt","position":3,"digest":"abc"}
                """);
        file("--tasks", "{\"id\":\"t1\",\"eventId\":\"" + EVENT + "1\",\"kind\":\"mail\",\"status\":\"done\"}\n");
        file("--sinks", "{\"sink\":\"mail\",\"key\":\"t1\"}\n");
        file("--observations", """
                {"observation":"healing","at":9100}
                {"observation":"leftover","what":"prepared_transaction","count":0,"detail":"none"}
                {"observation":"measurement","resource":"queue","observed":5,"bound":10}
                """);
    }

    private static String export() throws Exception {
        MessageDigest sha256 = MessageDigest.getInstance("SHA-256");
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ExportLine line = new ExportLine(out);
        byte[] hash = new byte[ChainedEvent.DIGEST_LENGTH];
        for (int position = 1; position <= 3; position++) {
            byte[] data = ("{\"event\":" + position + "}").getBytes(StandardCharsets.UTF_8);
            byte[] digest = sha256.digest(data);
            byte[] text = "text".getBytes(StandardCharsets.UTF_8);
            UUID command = UUID.fromString(COMMAND + (position < 3 ? 1 : 2));
            ByteBuffer links =
                    ByteBuffer.allocate(512).putLong(position).putLong(0).putLong(position);
            links.putInt(text.length).put(text).putInt(1).putLong(1_700_000_000_000_000L + position);
            links.putInt(text.length).put(text).putInt(text.length).put(text);
            links.putLong(command.getMostSignificantBits()).putLong(command.getLeastSignificantBits());
            sha256.update(hash);
            sha256.update(links.flip());
            sha256.update(digest);
            hash = sha256.digest();
            ChainedEvent event = new ChainedEvent();
            event.begin(position, 0, position);
            event.text(text, 0, text.length);
            event.recorded(1, 1_700_000_000_000_000L + position);
            event.text(text, 0, text.length);
            event.text(text, 0, text.length);
            event.command(command.getMostSignificantBits(), command.getLeastSignificantBits());
            event.digests(ByteBuffer.allocate(64).put(digest).put(hash).array(), 0, digest.length);
            event.data(data, 0, data.length);
            line.write(event);
        }
        return out.toString(StandardCharsets.UTF_8);
    }

    private void file(String option, String lines) throws IOException {
        arguments.add(option);
        arguments.add(Files.writeString(folder.resolve("file" + arguments.size()), lines)
                .toString());
    }

    private Path file(String option) {
        return Path.of(arguments.get(arguments.indexOf(option) + 1));
    }

    private void edit(String option, String old, String changed) throws IOException {
        String lines = Files.readString(file(option));
        assertThat(lines).contains(old);
        Files.writeString(file(option), lines.replace(old, changed));
    }

    private String check() {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        PrintStream print = new PrintStream(out, true, StandardCharsets.UTF_8);
        int code = CheckHistory.run(arguments, print, print);
        return code + " " + out.toString(StandardCharsets.UTF_8);
    }

    @Test
    void aSoundRunIsSoundAndEverythingIsChecked() {
        assertThat(check())
                .startsWith("0 5 operations, log up to position 3\nI1 checked\n")
                .endsWith("I11 checked\nsound\n")
                .doesNotContain("not given");
    }

    @Test
    void tellsWhatIsNotChecked() {
        arguments.subList(arguments.indexOf("--state"), arguments.size()).clear();
        assertThat(check())
                .startsWith("0 ")
                .contains("I4 checked in part; not given: [digests of the state]")
                .contains("I8 not checked; not given: [counts of what is left behind]");
    }

    @Test
    void findsAndExplainsABrokenHash() throws IOException {
        edit("--log", "\"data\":\"{\\\"event\\\":2}\"", "\"data\":\"{\\\"event\\\":7}\"");
        assertThat(check())
                .startsWith("1 I3: The chain is broken at position 2 (data-changed): ")
                .contains("Compare this event with a backup or an earlier export.")
                .endsWith("broken: 1 findings\n");
    }

    @Test
    void tellsAGapOnce() throws IOException {
        List<String> lines = Files.readAllLines(file("--log"));
        Files.writeString(file("--log"), lines.get(0) + "\n" + lines.get(2) + "\n");
        assertThat(check().split("I3:", -1)).hasSize(2);
    }

    @Test
    void findsAndExplainsALostCommandWithItsOperation() throws IOException {
        edit("--history", "[1,2]", "[4,5]");
        assertThat(check())
                .startsWith("1 I1: An acknowledged command is not in the log: it was answered positions 4 to 5, ")
                .contains("\n    operation 1: deposit by client c1, key k-1\n, command " + COMMAND
                        + "1, from 1000 to 5000");
    }

    @Test
    void aLineThatCannotBeReadIsNamedWithTheNextStep() throws IOException {
        edit("--sinks", "\"sink\"", "\"sunk\"");
        assertThat(check()).matches("2 unreadable: .*, line 1: Required field \"sink\" is missing\\.\n");
        edit("--sinks", "\"sunk\":\"mail\"", "\"sink\":1.5");
        assertThat(check())
                .contains("line 1: Column 10 must be a comma or a closing brace.")
                .startsWith("2 ");
    }

    @Test
    void anUnknownValueIsNamedWithThoseThatAreKnown() throws IOException {
        edit("--tasks", "\"done\"", "\"finished\"");
        assertThat(check()).contains("Field \"status\" must be one of [WAITING, DONE, DEAD, DISCARDED], not finished.");
    }

    @Test
    void withoutFilesItShowsItsUse() {
        arguments.clear();
        assertThat(check()).startsWith("2 There is nothing to check.").contains("usage:");
        arguments.add("--what");
        assertThat(check()).startsWith("2 A value is missing after --what.");
        arguments.add("x");
        assertThat(check()).startsWith("2 Unknown option --what.");
    }
}
