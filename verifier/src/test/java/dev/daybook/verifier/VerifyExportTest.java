package dev.daybook.verifier;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class VerifyExportTest {

    private static final int EVENTS = 9;

    /** A sound chain of that many events, with texts of all kinds. */
    private static String export(int events) throws Exception {
        MessageDigest sha256 = MessageDigest.getInstance("SHA-256");
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ExportLine line = new ExportLine(out);
        ChainedEvent event = new ChainedEvent();
        byte[] previous = new byte[ChainedEvent.DIGEST_LENGTH];
        byte[] digests = new byte[2 * ChainedEvent.DIGEST_LENGTH];
        for (int position = 1; position <= events; position++) {
            event.begin(position, -position, position);
            text(event, "Event" + position);
            event.recorded(1, 1_700_000_000_000_000L + position);
            text(event, "\"actor\" \\ \u0001 \u007f ř 🏦".repeat(position * position));
            text(event, "");
            event.command(1, -position);
            byte[] data =
                    ("{\"text\":\"\\u0000 \n" + "x".repeat(position * 20_000) + "\"}").getBytes(StandardCharsets.UTF_8);
            event.data(data, 0, data.length);
            byte[] digest = sha256.digest(data);
            byte[] hash = new byte[ChainedEvent.DIGEST_LENGTH];
            event.hashBehind(previous, digest, sha256, hash);
            System.arraycopy(digest, 0, digests, 0, digest.length);
            System.arraycopy(hash, 0, digests, digest.length, hash.length);
            event.digests(digests, 0, digest.length);
            line.write(event);
            previous = hash;
        }
        return out.toString(StandardCharsets.UTF_8);
    }

    private static void text(ChainedEvent event, String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        event.text(bytes, 0, bytes.length);
    }

    private static String verify(String export, String... arguments) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        PrintStream print = new PrintStream(out, true, StandardCharsets.UTF_8);
        int code = VerifyExport.run(
                List.of(arguments), new ByteArrayInputStream(export.getBytes(StandardCharsets.UTF_8)), print, print);
        return code + " " + out.toString(StandardCharsets.UTF_8).strip();
    }

    @Test
    void aSoundExportIsIntactFromStandardInputAndFromAFile(@TempDir Path folder) throws Exception {
        String export = export(EVENTS);
        String said = verify(export);
        assertThat(said).matches("0 intact: 9 events, head 9:[0-9a-f]{64}");
        Path file = Files.writeString(folder.resolve("export.ndjson"), export);
        assertThat(verify("", file.toString())).isEqualTo(said);
        assertThat(verify(export, "--head", said.replaceFirst(".* ", ""))).isEqualTo(said);
    }

    @Test
    void escapesThatOtherProgramsPreferAreTheSameText() throws Exception {
        String export = export(2);
        assertThat(verify(export.replace("🏦", "\\ud83c\\udfe6")
                        .replace("\\u000a", "\\n")
                        .replace("ř", "\\u0159")))
                .isEqualTo(verify(export));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "xxx|xxy|1 broken at position 1 (data-changed)",
                "Event3|Event4|1 broken at position 3 (event-changed)",
                "\"position\":5|\"position\":6|1 broken at position 5 (event-missing)",
                "\"version\":1|\"version\":01|2 unreadable: Line 1 is not one of an export",
                "\"version\":1|\"version\":99999999999|2 unreadable: Line 1",
                "\"version\":1|\"version\":99999999999999999999999|2 unreadable: Line 1",
                "\"creator\"|\"creators\"|2 unreadable: Line 1",
                "\"position\":2|\"position\": 2|2 unreadable: Line 2",
                "Event2|Event\\x|2 unreadable: Line 2",
                "Event2|Event\\ud800|2 unreadable: Line 2",
                "Event2|Ev\tent|2 unreadable: Line 2",
                "commandId\":\"0|commandId\":\"g|2 unreadable: Line 1",
            })
    void whatWasChangedIsTold(String before, String after, String said) throws Exception {
        assertThat(verify(export(EVENTS).replaceFirst(Pattern.quote(before), Matcher.quoteReplacement(after))))
                .startsWith(said);
    }

    @Test
    void anExportThatBreaksOffIsNotTakenForAWholeOne() throws Exception {
        String export = export(EVENTS);
        assertThat(verify(export.substring(0, export.length() - 1)))
                .startsWith("2 unreadable: Line 9")
                .contains("no end");
        assertThat(verify(export.substring(0, export.length() / 2))).startsWith("2 unreadable: ");
        assertThat(verify(export + "\n")).startsWith("2 unreadable: Line 10");
    }

    @Test
    void anythingElseIsToldHowItIsUsed() {
        for (String wrong : List.of("--heads", "--head", "--after", "--head 5", "--head 5:00", "a b")) {
            assertThat(verify("", wrong.split(" ", -1)))
                    .as(wrong)
                    .startsWith("2 ")
                    .contains("usage: java -jar");
        }
        assertThat(verify("", "no-such-file")).startsWith("2 unreadable: ");
    }
}
