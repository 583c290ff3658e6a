package dev.daybook.adapters.persistence.database;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import net.jqwik.api.constraints.StringLength;

class CopyReaderTest {

    private static final int TRAILER = -1;

    private static byte[] header(int extension) {
        return ByteBuffer.allocate(19 + extension)
                .put("PGCOPY\n".getBytes(StandardCharsets.US_ASCII))
                .put((byte) 0xff)
                .put(new byte[] {'\r', '\n', 0})
                .putInt(0)
                .putInt(extension)
                .array();
    }

    private static byte[] row(List<Optional<String>> fields) {
        ByteBuffer row = ByteBuffer.allocate(10_000).putShort((short) fields.size());
        for (Optional<String> field : fields) {
            byte[] bytes = field.orElse("").getBytes(StandardCharsets.UTF_8);
            row.putInt(field.isPresent() ? bytes.length : -1).put(bytes);
        }
        return Arrays.copyOf(row.array(), row.position());
    }

    private static List<Optional<String>> fields(CopyReader row, int width) {
        List<Optional<String>> fields = new ArrayList<>();
        for (int i = 0; i < width; i++) {
            boolean isPresent = row.next();
            String text = new String(row.bytes(), row.offset(), row.length(), StandardCharsets.UTF_8);
            fields.add(isPresent ? Optional.of(text) : Optional.empty());
        }
        return fields;
    }

    private static byte[] joined(byte[] first, byte[] second) {
        return ByteBuffer.allocate(first.length + second.length)
                .put(first)
                .put(second)
                .array();
    }

    @Property(tries = 200)
    void everyFieldIsReadAsItWasWritten(
            @ForAll @Size(max = 10) List<@Size(value = 3) List<Optional<@StringLength(max = 50) String>>> rows,
            @ForAll @IntRange(max = 20) int extension,
            @ForAll boolean isHeaderAlone) {
        List<byte[]> messages = new ArrayList<>();
        byte[] begin = header(extension);
        for (List<Optional<String>> row : rows) {
            messages.add(row(row));
        }
        messages.add(ByteBuffer.allocate(Short.BYTES).putShort((short) TRAILER).array());
        if (isHeaderAlone) {
            messages.add(0, begin);
        } else {
            messages.set(0, joined(begin, messages.get(0)));
        }
        CopyReader reader = new CopyReader();
        List<List<Optional<String>>> read = new ArrayList<>();
        for (byte[] message : messages) {
            assertThat(reader.take(message, row -> read.add(fields(row, 3)))).isTrue();
        }
        assertThat(read).isEqualTo(rows);
    }
}
