package dev.daybook.application.simulation;

import dev.daybook.application.inmemory.InMemoryStateDatabase;
import dev.daybook.application.replay.Replay;
import dev.daybook.application.replay.Replay.Status;
import dev.daybook.application.replay.ReplayLedger;
import java.util.List;
import java.util.Optional;

/** What must hold of the replays after a run. */
final class ReplayJudgement {

    private final InMemoryStateDatabase state;
    private final ReplayLedger ledger;
    private final List<String> findings;

    ReplayJudgement(InMemoryStateDatabase state, ReplayLedger ledger, List<String> findings) {
        this.state = state;
        this.ledger = ledger;
        this.findings = findings;
    }

    /** @param isCalm whether no step of any server went wrong */
    void judge(boolean isCalm) {
        for (Replay replay : ledger.findPage(Optional.empty(), Integer.MAX_VALUE)) {
            boolean isAsExpected = replay.status() == Status.SUCCEEDED || (replay.status() == Status.FAILED && !isCalm);
            if (!isAsExpected) {
                findings.add("A replay has an end that it cannot have: " + replay);
            }
            if (replay.report().doom().isPresent()) {
                findings.add("A replay found an event of doom: " + replay);
            }
        }
        state.builtBy()
                .flatMap(ledger::find)
                .filter(builder -> builder.status() != Status.SUCCEEDED)
                .ifPresent(builder ->
                        findings.add("The live state was built by a replay that did not succeed: " + builder));
    }
}
