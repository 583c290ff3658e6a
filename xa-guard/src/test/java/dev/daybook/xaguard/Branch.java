package dev.daybook.xaguard;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.concurrent.atomic.AtomicLong;
import javax.transaction.xa.Xid;

/** An XA branch id of a test that plays the transaction manager itself. */
record Branch(long number) implements Xid {
    private static final AtomicLong LAST = new AtomicLong();

    static Branch next() {
        return new Branch(LAST.incrementAndGet());
    }

    @Override
    public int getFormatId() {
        return 4711;
    }

    @Override
    public byte[] getGlobalTransactionId() {
        return ByteBuffer.allocate(Long.BYTES).putLong(number).array();
    }

    @Override
    public byte[] getBranchQualifier() {
        return new byte[] {1};
    }

    boolean isSame(Xid other) {
        return Arrays.equals(getGlobalTransactionId(), other.getGlobalTransactionId());
    }
}
