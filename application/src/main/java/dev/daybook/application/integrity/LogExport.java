package dev.daybook.application.integrity;

import dev.daybook.verifier.ExportLine;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;

/** Writes the log, line by line, with everything that its hashes are made of. */
@Singleton
public class LogExport {

    private static final int BUFFER = 64 * 1024;

    private final RecordedChain chain;

    @Inject
    public LogExport(RecordedChain chain) {
        this.chain = chain;
    }

    /** Writes the events behind {@code after} up to {@code last}, in pieces, so that no statement takes long. */
    public void write(long after, long last, OutputStream out) throws IOException {
        OutputStream buffered = new BufferedOutputStream(out, BUFFER);
        ExportLine line = new ExportLine(buffered);
        // what stands before the first position does not belong there, and must not be kept from whoever checks
        long from = after == 0 ? Long.MIN_VALUE : after + 1;
        for (long end = after + ChainVerification.PIECE; from <= last; end += ChainVerification.PIECE) {
            chain.read(from, Math.min(last, end), event -> {
                line.write(event);
                return true;
            });
            from = end + 1;
        }
        buffered.flush();
    }
}
