package dev.daybook.application.append;

/** The outcome of one command under the locks. Its caller is told when the transaction has ended. */
sealed interface Decision {

    Submission submission();

    /** Tells the caller. */
    void tell();

    /** It was carried out. */
    record Accepted(Submission submission, Receipt receipt) implements Decision {

        @Override
        public void tell() {
            submission.succeed(receipt);
        }
    }

    /** It was refused, or failed by itself. */
    record Refused(Submission submission, RuntimeException failure) implements Decision {

        @Override
        public void tell() {
            submission.fail(failure);
        }
    }
}
