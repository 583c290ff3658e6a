package dev.daybook.adapters.rest.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.daybook.adapters.rest.problem.ProblemException;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class LineReaderTest {

    @Test
    void cuts_at_line_feeds_and_counts_blank_lines() throws IOException {
        LineReader lines = of("a\n\n \t\r\nb\r\nc");
        assertThat(lines.next()).isEqualTo("a");
        assertThat(lines.number()).isEqualTo(1);
        assertThat(lines.next()).isEqualTo("b\r");
        assertThat(lines.number()).isEqualTo(4);
        assertThat(lines.next()).isEqualTo("c");
        assertThat(lines.number()).isEqualTo(5);
        assertThat(lines.next()).isNull();
        assertThat(lines.next()).isNull();
    }

    @Test
    void skips_a_byte_order_mark_at_the_start_and_nowhere_else() throws IOException {
        LineReader lines = of("\uFEFFa\n\uFEFFb");
        assertThat(lines.next()).isEqualTo("a");
        assertThat(lines.next()).isEqualTo("\uFEFFb");
        assertThat(lines.next()).isNull();
        assertThat(of("\uFEFF").next()).isNull();
        String longest = "x".repeat(LineReader.MOST_BYTES);
        assertThat(of("\uFEFF" + longest).next()).isEqualTo(longest);
        LineReader blank = of("\uFEFF\nb");
        assertThat(blank.next()).isEqualTo("b");
        assertThat(blank.number()).isEqualTo(2);
    }

    @Test
    void goes_on_behind_a_line_that_it_has_refused() throws IOException {
        String tooLong = "x".repeat(3 * LineReader.MOST_BYTES);
        LineReader lines = of(tooLong + "\na\n" + "y".repeat(LineReader.MOST_BYTES + 1) + "\nb\n" + tooLong);
        assertThatThrownBy(lines::next).isInstanceOf(ProblemException.class);
        assertThat(lines.number()).isEqualTo(1);
        assertThat(lines.next()).isEqualTo("a");
        assertThatThrownBy(lines::next).isInstanceOf(ProblemException.class);
        assertThat(lines.next()).isEqualTo("b");
        assertThat(lines.number()).isEqualTo(4);
        assertThatThrownBy(lines::next).isInstanceOf(ProblemException.class);
        assertThat(lines.number()).isEqualTo(5);
        assertThat(lines.next()).isNull();

        LineReader notUtf8 = new LineReader(new ByteArrayInputStream(new byte[] {(byte) 0xc3, '\n', 'a'}));
        assertThatThrownBy(notUtf8::next).isInstanceOf(ProblemException.class);
        assertThat(notUtf8.next()).isEqualTo("a");
    }

    @Test
    void an_empty_stream_has_no_line() throws IOException {
        assertThat(of("").next()).isNull();
        assertThat(of("\n").next()).isNull();
        assertThat(of("\n\n").next()).isNull();
    }

    @Test
    void takes_a_line_of_the_most_bytes_and_none_that_is_longer() throws IOException {
        String longest = "x".repeat(LineReader.MOST_BYTES);
        LineReader lines = of(longest + "\n" + longest + "\n" + longest);
        assertThat(lines.next()).isEqualTo(longest);
        assertThat(lines.next()).isEqualTo(longest);
        assertThat(lines.next()).isEqualTo(longest);
        assertThat(lines.next()).isNull();

        LineReader tooLong = of("a\n" + longest + "x\n");
        tooLong.next();
        assertThatThrownBy(tooLong::next)
                .isInstanceOfSatisfying(
                        ProblemException.class,
                        problem -> assertThat(problem.code()).isEqualTo("request.line-too-long"));
        assertThat(tooLong.number()).isEqualTo(2);
    }

    @Test
    void an_endless_line_ends_early() {
        InputStream endless = new InputStream() {
            private long given;

            @Override
            public int read() {
                throw new AssertionError("One byte at a time is too slow");
            }

            @Override
            public int read(byte[] buffer, int from, int length) {
                given += length;
                assertThat(given).isLessThan(1_000_000);
                Arrays.fill(buffer, from, from + length, (byte) 'x');
                return length;
            }
        };
        assertThatThrownBy(new LineReader(endless)::next).isInstanceOf(ProblemException.class);
    }

    @Test
    void refuses_what_is_not_utf_8() throws IOException {
        LineReader lines = new LineReader(new ByteArrayInputStream(new byte[] {'a', '\n', (byte) 0xc3, '\n'}));
        assertThat(lines.next()).isEqualTo("a");
        assertThatThrownBy(lines::next).isInstanceOf(ProblemException.class);
        assertThat(lines.number()).isEqualTo(2);
    }

    @Test
    void it_does_not_matter_how_the_bytes_come() throws IOException {
        Random random = new Random(4711);
        for (int run = 0; run < 50; run++) {
            List<String> expected = new ArrayList<>();
            StringBuilder text = new StringBuilder();
            for (int i = 0; i < 200; i++) {
                String line = "ž".repeat(random.nextInt(2_000));
                text.append(line).append('\n');
                if (!line.isEmpty()) {
                    expected.add(line);
                }
            }
            InputStream bytes = new ByteArrayInputStream(text.toString().getBytes(StandardCharsets.UTF_8));
            InputStream drops = new InputStream() {
                @Override
                public int read() throws IOException {
                    return bytes.read();
                }

                @Override
                public int read(byte[] buffer, int from, int length) throws IOException {
                    return bytes.read(buffer, from, 1 + random.nextInt(length));
                }
            };
            LineReader lines = new LineReader(drops);
            List<String> actual = new ArrayList<>();
            for (String line = lines.next(); line != null; line = lines.next()) {
                actual.add(line);
            }
            assertThat(actual).isEqualTo(expected);
            assertThat(lines.number()).isEqualTo(200);
        }
    }

    @Test
    void is_ready_when_a_line_that_is_not_blank_is_there() throws IOException {
        LineReader lines = of("a\n\n \r\nb");
        assertThat(lines.firstByte()).isEqualTo('a');
        assertThat(lines.isReady()).isTrue();
        assertThat(lines.next()).isEqualTo("a");
        // the last line has no end, and nothing comes behind it
        assertThat(lines.isReady()).isFalse();
        assertThat(lines.next()).isEqualTo("b");
        assertThat(lines.number()).isEqualTo(4);
        assertThat(lines.next()).isNull();
    }

    @Test
    void is_not_ready_before_the_rest_of_a_refused_line_was_skipped() throws IOException {
        LineReader lines = of("x".repeat(LineReader.MOST_BYTES + 1) + "\na\nb\n");
        assertThatThrownBy(lines::next).isInstanceOf(ProblemException.class);
        assertThat(lines.isReady()).isFalse();
        assertThat(lines.next()).isEqualTo("a");
        assertThat(lines.isReady()).isTrue();
    }

    @Test
    void the_first_byte_is_seen_without_being_taken() throws IOException {
        assertThat(of("").firstByte()).isEqualTo(-1);
        assertThat(of("\uFEFF").firstByte()).isEqualTo(-1);
        LineReader lines = of("\uFEFF{\n[");
        assertThat(lines.firstByte()).isEqualTo('{');
        assertThat(lines.next()).isEqualTo("{");
        assertThat(lines.next()).isEqualTo("[");
        LineReader compressed = new LineReader(new ByteArrayInputStream(new byte[] {0x1f, (byte) 0x8b, 8, 0}));
        assertThat(compressed.firstByte()).isEqualTo(0x1f);
    }

    private static LineReader of(String text) {
        return new LineReader(new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)));
    }
}
