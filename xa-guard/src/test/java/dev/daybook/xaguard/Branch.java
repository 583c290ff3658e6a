package dev.daybook.xaguard;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.concurrent.atomic.AtomicLong;
import javax.transaction.xa.Xid;

/** An XA branch id of a test that plays the transaction manager itself. */
record Branch(long number, byte qualifier) implements Xid {
    private static final AtomicLong LAST = new AtomicLong();

    static Branch next() {
        return new Branch(LAST.incrementAndGet(), (byte) 1);
    }

    /** Another branch of the same transaction. */
    Branch sibling() {
        return new Branch(number, (byte) (qualifier + 1));
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
        return new byte[] {qualifier};
    }

    boolean isSame(Xid other) {
        return Arrays.equals(getGlobalTransactionId(), other.getGlobalTransactionId());
    }
}
