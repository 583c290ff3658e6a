package dev.daybook.adapters.rest.event;

import dev.daybook.application.append.EventImport.Line;
import dev.daybook.application.append.EventImport.Source;
import dev.daybook.application.append.EventImport.UnreadableLine;
import dev.daybook.application.append.FactReader;
import dev.daybook.application.append.IdempotencyKey;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** An import's facts, one a line. */
final class ImportLines implements Source {

    private final LineReader lines;
    private final AppendEventReader reader;
    private final FactReader facts;
    private final Optional<IdempotencyKey.OfRequest> key;

    /**
     * The facts of these lines.
     *
     * @param key facts without an id get an id made of this key and the line's number, so that a repeat is recognised
     */
    ImportLines(LineReader lines, AppendEventReader reader, FactReader facts, Optional<IdempotencyKey.OfRequest> key) {
        this.lines = lines;
        this.reader = reader;
        this.facts = facts;
        this.key = key;
    }

    @Override
    public @Nullable Line next() {
        try {
            String line = lines.next();
            return line == null
                    ? null
                    : new Line(lines.number(), withId(reader.readOne(line)).proposal(facts));
        } catch (IOException incomplete) {
            throw new UncheckedIOException(incomplete);
        } catch (RuntimeException bad) {
            throw new UnreadableLine(lines.number(), bad);
        }
    }

    private AppendEventRequest withId(AppendEventRequest fact) {
        if (key.isEmpty() || fact.id().isPresent()) {
            return fact;
        }
        String name = key.get().textWithoutOwner() + " " + lines.number();
        return fact.withId(UUID.nameUUIDFromBytes(name.getBytes(StandardCharsets.UTF_8)));
    }
}
