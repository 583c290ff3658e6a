package dev.daybook.adapters.rest.bulk;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.CountDownLatch;

/** A client that takes nothing before it is opened. A write fails if it is closed first. */
final class ClosedGate extends OutputStream {

    private final CountDownLatch decided = new CountDownLatch(1);
    private final CountDownLatch waitedFor = new CountDownLatch(1);
    private final ByteArrayOutputStream taken = new ByteArrayOutputStream();
    private volatile boolean isClosed;

    void open() {
        decided.countDown();
    }

    @Override
    public void close() {
        isClosed = true;
        decided.countDown();
    }

    boolean isClosed() {
        return isClosed;
    }

    /** Waits until a thread waits for the client. */
    void awaitWriter() throws InterruptedException {
        waitedFor.await();
    }

    @Override
    public void write(int b) throws IOException {
        write(new byte[] {(byte) b}, 0, 1);
    }

    @Override
    public void write(byte[] bytes, int from, int length) throws IOException {
        waitedFor.countDown();
        try {
            decided.await();
        } catch (InterruptedException interrupted) {
            throw new InterruptedIOException();
        }
        if (isClosed) {
            throw new IOException("The connection is closed");
        }
        synchronized (taken) {
            taken.write(bytes, from, length);
        }
    }

    String taken() {
        synchronized (taken) {
            return taken.toString(StandardCharsets.UTF_8);
        }
    }
}
