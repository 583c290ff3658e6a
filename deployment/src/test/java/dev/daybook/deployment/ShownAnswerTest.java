package dev.daybook.deployment;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** An answer that a page shows is compared with the one that came, and a page is read as it is written. */
class ShownAnswerTest {

    private static Optional<String> json(String shown, String came) {
        return ShownAnswer.difference(block("json", shown), came);
    }

    private static Optional<String> text(String shown, String came) {
        return ShownAnswer.difference(block("text", shown), came);
    }

    private static DocumentedPage.Block block(String language, String text) {
        return new DocumentedPage.Block(1, language, text, Optional.empty(), Optional.empty());
    }

    @Test
    void theSameJsonAgreesHoweverItIsWritten() {
        assertThat(json("{\"b\": [1, 2],\n \"a\": null}", "{\"a\":null,\"b\":[1,2]}"))
                .isEmpty();
    }

    @Test
    void anotherValueAMissingMemberAndOneTooManyAreTold() {
        assertThat(json("{\"a\": {\"b\": \"1.00\"}}", "{\"a\":{\"b\":\"2.00\"}}"))
                .hasValueSatisfying(found -> assertThat(found).startsWith("at /a/b shown is \"1.00\", but \"2.00\""));
        assertThat(json("{\"a\": 1, \"b\": 2}", "{\"a\":1}")).isPresent();
        assertThat(json("{\"a\": 1}", "{\"a\":1,\"b\":2}")).isPresent();
        assertThat(json("[1]", "[1,2]")).isPresent();
        assertThat(json("[1]", "[]")).isPresent();
        assertThat(json("{}", "no json")).isPresent();
    }

    @Test
    void everyAnswerOfABlockIsCompared() {
        assertThat(json("{\"a\": 1}\n{\"a\": 2}", "{\"a\":1}{\"a\":2}")).isEmpty();
        assertThat(json("{\"a\": 1}\n{\"a\": 2}", "{\"a\":1}{\"a\":3}")).isPresent();
        assertThat(json("{\"a\": 1}\n{\"a\": 2}", "{\"a\":1}")).isPresent();
    }

    @Test
    void dotsStandForAValueMoreMembersAndMoreElements() {
        assertThat(json("{\"a\": \"…\"}", "{\"a\":[1]}")).isEmpty();
        assertThat(json("{\"a\": 1, \"…\": \"…\"}", "{\"a\":1,\"b\":2}")).isEmpty();
        assertThat(json("{\"a\": 1, \"…\": \"…\"}", "{\"b\":2}")).isPresent();
        assertThat(json("[1, \"…\"]", "[1,2,3]")).isEmpty();
        assertThat(json("[1, \"…\"]", "[2,3]")).isPresent();
    }

    @Test
    void idsHashesAndTimesMayDiffer() {
        assertThat(json(
                        "{\"id\": \"01a21a5f-e5be-750a-a313-05a97229dfcb\", \"at\": \"2026-01-05T12:00:00Z\"}",
                        "{\"id\":\"01a21a64-200a-7032-9b4d-92d08f077bca\",\"at\":\"2026-11-27T00:20:22.754481Z\"}"))
                .isEmpty();
        assertThat(json("{\"hash\": \"" + "a".repeat(64) + "\"}", "{\"hash\":\"" + "b".repeat(64) + "\"}"))
                .isEmpty();
        assertThat(json("{\"id\": \"01a21a5f-e5be-750a-a313-05a97229dfcb\"}", "{\"id\":\"other\"}"))
                .isPresent();
        assertThat(json("{\"on\": \"2026-01-05\"}", "{\"on\":\"2026-01-06\"}")).isPresent();
    }

    @Test
    void textIsComparedLineByLine() {
        assertThat(text(
                        "intact: … events, head …:" + "a".repeat(64) + "…\n",
                        "intact: 4 events, head 4:" + "b".repeat(64) + ", 1 amendment\n"))
                .isEmpty();
        assertThat(text("…\nevent: succeeded\nid: …\n", "event: running\nid: 0\n\nevent: succeeded\nid: 3\n\n"))
                .isEmpty();
        assertThat(text("…\nevent: succeeded\nid: …\n", "event: running\nid: 0\n\nevent: failed\nid: 3\n\n"))
                .isPresent();
        assertThat(text("a\nb\n", "a\n")).isPresent();
        assertThat(text("a\n", "a\nb\n")).isPresent();
    }

    @Test
    void aPageIsReadWithItsComments(@TempDir Path folder) throws Exception {
        Path page = Files.writeString(folder.resolve("page.md"), """
            # Page

            <!-- not run: it needs a server -->
            ```sh
            start
            ```

            ```sh
            ask
            ```

            It answers:

            ```json
            {"a": 1}
            ```

            <!-- run by the superuser in event_log -->
            ```sql
            select 1
            ```
            """);
        DocumentedPage read = DocumentedPage.read(page);
        assertThat(read.blocks()).hasSize(4);
        assertThat(read.notRun()).singleElement().satisfies(block -> {
            assertThat(block.line()).isEqualTo(5);
            assertThat(block.notRun()).contains("it needs a server");
        });
        assertThat(read.blocks().get(1).notRun()).isEmpty();
        assertThat(read.answerTo(1)).map(DocumentedPage.Block::text).contains("{\"a\": 1}\n");
        assertThat(read.answerTo(0)).isEmpty();
        assertThat(read.blocks().get(3).database()).contains("event_log");
    }
}
