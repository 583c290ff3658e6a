package dev.daybook.application.integrity;

import dev.daybook.application.integrity.IntegrityCheck.Status;
import dev.daybook.application.integrity.IntegrityLedger.Result;
import dev.daybook.application.job.Heartbeat;
import dev.daybook.application.job.JobContext;
import dev.daybook.application.job.RecordedJob;
import java.util.Optional;
import org.jboss.logging.Logger;

/** One check of the log as a job. */
record IntegrityJob(IntegrityCheck check, ChainVerification verification, IntegrityLedger ledger)
        implements RecordedJob<Result> {

    private static final Logger LOG = Logger.getLogger(IntegrityJob.class);

    @Override
    public String description() {
        return "Check " + check.id() + " of the log";
    }

    @Override
    public Result run(JobContext context) throws InterruptedException {
        try {
            ChainVerification.Outcome found = verification.run(
                    check.target(), check.expected(), position -> context.reached(position, check.target()));
            boolean isIntact = found.firstBad().isEmpty();
            return new Result(
                    isIntact ? Status.INTACT : Status.BROKEN,
                    found.position(),
                    found.firstBad(),
                    isIntact ? Optional.of(found.head()) : Optional.empty(),
                    Optional.empty());
        } catch (ChainVerification.GivenUp stopped) {
            return failed(context.position(), context.stopReason());
        }
    }

    @Override
    public Result failed(long position, String why) {
        return new Result(Status.FAILED, position, Optional.empty(), Optional.empty(), Optional.of(why));
    }

    @Override
    public void ended(Result result) {
        if (result.firstBad().isPresent()) {
            LOG.errorf(
                    "The log was changed. %s has found: %s",
                    description(), result.firstBad().get().detail());
        } else {
            LOG.infof("%s: %s at event %d", description(), result.status().code(), result.position());
        }
    }

    @Override
    public Heartbeat heartbeat(long position, long target) {
        return ledger.progress(check.id(), position);
    }

    @Override
    public void finish(Result result) {
        ledger.finish(check.id(), result);
    }
}
