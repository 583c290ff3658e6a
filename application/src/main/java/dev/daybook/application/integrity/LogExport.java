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
 * <p>A page of it is read into memory first and written then: a reader who is slow holds no connection to the database and
 * no statement.
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

    /** Lines in memory; what comes when it is full waits for the next page. */
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
     * Writes the events behind {@code after} up to {@code last}, and more if one of them was amended: what explains that may
     * have been recorded while it was written, and an export without it would look like a forgery.
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
        // rows before the first position do not belong there, and the auditor must see them
        long from = after == 0 ? Long.MIN_VALUE : after + 1;
        long length = LONGEST_PIECE;
        while (from <= last) {
            long end = Math.min(last, Math.max(from, 1) + length - 1);
            chain.read(from, end, page);
            boolean isFull = page.isFull();
            from = isFull ? page.lastPosition + 1 : end + 1;
            // events of a megabyte each are not read by the thousand
            length = isFull ? Math.max(1, length / 2) : Math.min(LONGEST_PIECE, 2 * length);
            page.writeTo(out);
        }
    }
}
