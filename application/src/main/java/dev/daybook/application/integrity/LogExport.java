package dev.daybook.application.integrity;

import dev.daybook.verifier.ChainedEvent;
import dev.daybook.verifier.ExportLine;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;

/**
 * Writes the log, line by line, with everything that its hashes are made of.
 *
 * <p>It reads a page into memory first, and then writes the page. So a slow reader holds no connection to the database
 * and no statement.
 */
@Singleton
public class LogExport {

    private static final int FULL_PAGE = 4 * 1024 * 1024;
    private static final long LONGEST_PIECE = 4_000;

    private final RecordedChain chain;

    @Inject
    public LogExport(RecordedChain chain) {
        this.chain = chain;
    }

    /** The lines of a page, in memory. When it is full, the next page goes on. */
    private static final class Page implements RecordedChain.Visitor {

        private final ByteArrayOutputStream bytes = new ByteArrayOutputStream(FULL_PAGE);
        private final ExportLine line = new ExportLine(bytes);
        private long lastPosition;
        private boolean hasAmended;

        @Override
        public boolean visit(ChainedEvent event) throws IOException {
            line.write(event);
            hasAmended |= event.isAmended();
            lastPosition = event.position();
            return !isFull();
        }

        boolean isFull() {
            return bytes.size() >= FULL_PAGE;
        }

        void writeTo(OutputStream out) throws IOException {
            bytes.writeTo(out);
            bytes.reset();
        }
    }

    /**
     * Writes the events after {@code after} up to {@code last}. If one of them was amended, it also writes later
     * events: the amendment may have been recorded during the export, and without its record the event would look
     * forged.
     */
    public void write(long after, long last, OutputStream out) throws IOException {
        Page page = new Page();
        long written = after;
        long end = last;
        do {
            page.hasAmended = false;
            write(written, end, page, out);
            written = end;
            end = page.hasAmended ? chain.promisedEnd().recorded() : end;
        } while (written < end);
        out.flush();
    }

    private void write(long after, long last, Page page, OutputStream out) throws IOException {
        // rows below position 1 should not exist; if there are any, the auditor must see them
        long from = after == 0 ? Long.MIN_VALUE : after + 1;
        long length = LONGEST_PIECE;
        while (from <= last) {
            long end = Math.min(last, Math.max(from, 1) + length - 1);
            chain.read(from, end, page);
            boolean isFull = page.isFull();
            from = isFull ? page.lastPosition + 1 : end + 1;
            // after a full page read fewer events at once: they may have a megabyte each
            length = isFull ? Math.max(1, length / 2) : Math.min(LONGEST_PIECE, 2 * length);
            page.writeTo(out);
        }
    }
}
