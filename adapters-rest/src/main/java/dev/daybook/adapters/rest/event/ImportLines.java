package dev.daybook.adapters.rest.event;

import dev.daybook.adapters.rest.json.LineReader;
import dev.daybook.adapters.rest.problem.ProblemException;
import dev.daybook.application.append.EventImport.Line;
import dev.daybook.application.append.EventImport.Source;
import dev.daybook.application.append.EventImport.UnreadableLine;
import dev.daybook.application.append.FactReader;
import dev.daybook.application.log.UnreadableEvent;
import dev.daybook.domain.kernel.Rejection;
import java.io.IOException;
import java.io.UncheckedIOException;
import org.jspecify.annotations.Nullable;

/** An import's facts, one a line. */
final class ImportLines implements Source {

    private final LineReader lines;
    private final AppendEventReader reader;
    private final FactReader facts;

    ImportLines(LineReader lines, AppendEventReader reader, FactReader facts) {
        this.lines = lines;
        this.reader = reader;
        this.facts = facts;
    }

    @Override
    public @Nullable Line next() {
        try {
            String line = lines.next();
            return line == null
                    ? null
                    : new Line(lines.number(), reader.readOne(line).proposal(facts));
        } catch (IOException incomplete) {
            throw new UncheckedIOException(incomplete);
        } catch (ProblemException | Rejection | UnreadableEvent bad) {
            throw new UnreadableLine(lines.number(), bad);
        }
    }
}
