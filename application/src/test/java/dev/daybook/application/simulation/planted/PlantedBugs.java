package dev.daybook.application.simulation.planted;

import java.util.ArrayList;
import java.util.List;

/** All of them, in the order of a command's way. */
final class PlantedBugs {

    private static final String KERNEL = "domain/src/main/java/dev/daybook/domain/kernel/";
    private static final String APPLICATION = "application/src/main/java/dev/daybook/application/";

    private PlantedBugs() {}

    /** The three that every build looks for. */
    static List<PlantedBug> ofEveryBuild() {
        List<String> names = List.of(
                "the caller is answered before the commit",
                "a refusal keeps its writes",
                "the catch-up skips one event");
        return all().stream().filter(bug -> names.contains(bug.name())).toList();
    }

    static List<PlantedBug> all() {
        List<PlantedBug> bugs = new ArrayList<>();
        bugs.addAll(atTheDoor());
        bugs.addAll(inTheCommand());
        bugs.addAll(inTheBatch());
        bugs.addAll(inTheCorridor());
        bugs.addAll(inTheTransaction());
        bugs.addAll(inReplays());
        return bugs;
    }

    private static List<PlantedBug> atTheDoor() {
        String pending = APPLICATION + "append/PendingCommand.java";
        return List.of(
                new PlantedBug(
                        "a caller who gives up does not take the command out of the queue",
                        pending,
                        "if (isOver(settings.queueTime()) && submission.claim()) {",
                        "if (isOver(settings.queueTime())) {"),
                new PlantedBug(
                        "an unknown outcome is told as not carried out",
                        APPLICATION + "append/AppendUnavailable.java",
                        "                Reason.OUTCOME_UNKNOWN,\n",
                        "                Reason.BUSY,\n"));
    }

    private static List<PlantedBug> inTheCommand() {
        String execution = KERNEL + "CommandExecution.java";
        String run = APPLICATION + "append/CommandRun.java";
        String tail = APPLICATION + "log/LogTail.java";
        return List.of(
                new PlantedBug(
                        "positions come from a counter of the process",
                        execution,
                        "return command.ofEvent(++position, eventId);",
                        "return command.ofEvent(Counter.LAST.incrementAndGet(), eventId);"
                                + " } static final class Counter { static final java.util.concurrent.atomic.AtomicLong"
                                + " LAST = new java.util.concurrent.atomic.AtomicLong();"),
                new PlantedBug(
                        "a refusal keeps its writes",
                        execution,
                        "            if (!state.discard()) {\n                throw new NotTakenBack(failure);\n            }\n",
                        ""),
                new PlantedBug("what a command wrote is not kept", execution, "        state.keep();\n", ""),
                new PlantedBug(
                        "what cannot be taken back is taken for taken back",
                        execution,
                        "if (!state.discard()) {",
                        "if (!state.discard() && state == null) {"),
                new PlantedBug(
                        "the hash does not run over the event before",
                        tail,
                        "HashChain.next(head.at().hash(),",
                        "HashChain.next(Digest.GENESIS,"),
                new PlantedBug(
                        "time may go back",
                        tail,
                        "return micros.isBefore(head.recordedAt()) ? head.recordedAt() : micros;",
                        "return micros;"),
                new PlantedBug(
                        "all tasks of an event get one id", run, "task.kind() + \" \" + earlierTasks", "task.kind()"),
                new PlantedBug("the tasks of an event are forgotten", run, "        tasks.addAll(submitted);\n", ""),
                new PlantedBug(
                        "a fact that comes again is appended again",
                        run,
                        "        if (known == null) {",
                        "        if (known == null || known.contentDigest().equals(contentDigest)) {"),
                new PlantedBug(
                        "the answer names the positions of the command before",
                        run,
                        "Math.max(repeatedLast, events.isEmpty() ? 0 : tail.head().position());",
                        "Math.max(repeatedLast, events.isEmpty() ? 0 : tail.head().position() - 1);"),
                new PlantedBug(
                        "a key without events is not stored",
                        run,
                        "return !events.isEmpty() || !submission.caller().keys().isEmpty();",
                        "return !events.isEmpty();"));
    }

    private static List<PlantedBug> inTheBatch() {
        String batch = APPLICATION + "append/CommandBatch.java";
        return List.of(
                new PlantedBug(
                        "what is known of keys is kept after a rollback",
                        batch,
                        "private final Map<String, RecordedCommand> commandsByKey = new HashMap<>();",
                        "private static final Map<String, RecordedCommand> commandsByKey = new HashMap<>();"),
                new PlantedBug(
                        "what is known of ids is kept after a rollback",
                        batch,
                        "private final Map<UUID, KnownEvent> knownEvents = new HashMap<>();",
                        "private static final Map<UUID, KnownEvent> knownEvents = new HashMap<>();"),
                new PlantedBug(
                        "a key that comes twice in one batch is not noticed",
                        batch,
                        "        command.idempotencyKey().ifPresent(key -> commandsByKey.put(key, command));\n",
                        ""),
                new PlantedBug(
                        "an id that comes twice in one batch is not noticed",
                        batch,
                        "        knownEvents.putAll(run.knownEvents());\n",
                        ""),
                new PlantedBug(
                        "a key is good for any request",
                        batch,
                        "if (!earlier.requestDigest().equals(submission.requestDigest())) {",
                        "if (earlier.requestDigest() == null) {"),
                new PlantedBug(
                        "keys of facts are not looked for",
                        batch,
                        "                    .filter(key -> !newKeys.presumes(key))\n",
                        "                    .filter(key -> submission.work() instanceof Submission.Creation"
                                + " && !newKeys.presumes(key))\n"),
                new PlantedBug(
                        "the presumed keys of a refused command are not looked up",
                        batch,
                        "log.lookUp(keysOfRefused(), List.of());",
                        "log.lookUp(List.of(), List.of());"),
                new PlantedBug(
                        "the events of a refused command are written",
                        batch,
                        "            return new Decision.Refused(submission, refusal);",
                        "            keep(run);\n            return new Decision.Refused(submission, refusal);"),
                new PlantedBug(
                        "the tasks are not written with the batch",
                        batch,
                        "new AppendBatch(events, newlyKnown, commands, tasks)",
                        "new AppendBatch(events, newlyKnown, commands, List.of())"),
                new PlantedBug(
                        "events that were written early are written again", batch, "            events.clear();\n", ""),
                new PlantedBug("the batch does not wait for the log's branch", batch, "        log.await();\n", ""),
                new PlantedBug(
                        "the state gets the position from before the batch",
                        batch,
                        "state.write(head.at());",
                        "state.write(log.head().at());"));
    }

    private static List<PlantedBug> inTheCorridor() {
        String corridor = APPLICATION + "append/Corridor.java";
        String attempts = APPLICATION + "append/Attempts.java";
        return List.of(
                new PlantedBug(
                        "the caller is answered before the commit",
                        attempts,
                        "            boolean writes = times.in(Phase.WRITE, batch::write);",
                        "            decisions.forEach(Decision::tell);\n"
                                + "            boolean writes = times.in(Phase.WRITE, batch::write);"),
                new PlantedBug(
                        "a dry run is committed",
                        attempts,
                        "if (writes && !commands.get(0).caller().dryRun()) {",
                        "if (writes) {"),
                new PlantedBug(
                        "a dry run goes with the others",
                        corridor,
                        "submissions.stream().filter(one -> !one.caller().dryRun()).toList();",
                        "submissions;"),
                new PlantedBug(
                        "the first half is carried out twice",
                        corridor,
                        "return List.of(Group.of(commands.subList(0, half)), Group.of(commands.subList(half, commands.size())));",
                        "return List.of(\n                Group.of(commands.subList(0, half)),\n                Group.of(commands.subList(half, commands.size())),\n                Group.of(commands.subList(0, half)));"),
                new PlantedBug(
                        "the second half is forgotten",
                        corridor,
                        "return List.of(Group.of(commands.subList(0, half)), Group.of(commands.subList(half, commands.size())));",
                        "return List.of(Group.of(commands.subList(0, half)));"),
                new PlantedBug(
                        "commands that there was no time for are forgotten",
                        corridor,
                        ": List.of(Group.of(commands.subList(decided, commands.size())));",
                        ": List.of();"),
                new PlantedBug(
                        "the patient are forgotten with the impatient",
                        corridor,
                        "return patient.isEmpty() ? List.of() : List.of(new Group(patient, group.triesLeft()));",
                        "return List.of();"),
                new PlantedBug(
                        "the culprit is forgotten",
                        corridor,
                        "return List.of(Group.of(others), Group.of(List.of(spoiled.culprit())));",
                        "return List.of(Group.of(others));"),
                new PlantedBug(
                        "a failure after the commit carries the batch out again",
                        attempts,
                        "        } catch (RuntimeException failure) {\n            LOG.warnf(failure, \"%d new tasks",
                        "        } catch (UnsupportedOperationException failure) {\n            LOG.warnf(failure, \"%d new tasks"),
                new PlantedBug(
                        "a wrong presumption is told as a failure",
                        attempts,
                        "if (!mayHavePresumedWrongly(outcome)) {",
                        "if (outcome != null) {"),
                new PlantedBug(
                        "a state that is behind is taken for up to date",
                        APPLICATION + "replay/StateCatchUp.java",
                        "            return false;\n        }\n        requireSameHash(at, end);",
                        "            return true;\n        }\n        requireSameHash(at, end);"));
    }

    private static List<PlantedBug> inTheTransaction() {
        String transaction = APPLICATION + "append/AppendTransaction.java";
        return List.of(
                new PlantedBug(
                        "a rollback at the commit is taken for a commit",
                        transaction,
                        "            throw new StorageFailure(\n                    StorageFailure.Kind.PASSING, \"The transaction was rolled back at its commit.\", notApplied);",
                        "            LOG.warn(\"The transaction was rolled back at its commit.\", notApplied);\n            return;"),
                new PlantedBug(
                        "an unknown outcome is tried again as if nothing had happened",
                        transaction,
                        "            throw AppendUnavailable.outcomeUnknown(unknown);",
                        "            throw new StorageFailure(StorageFailure.Kind.PASSING, \"failed\", unknown);"),
                new PlantedBug(
                        "a failed transaction is left open",
                        transaction,
                        "if (factory.transaction().getStatus() != Status.STATUS_NO_TRANSACTION) {",
                        "if (factory.transaction().getStatus() == Status.STATUS_NO_TRANSACTION) {"));
    }

    private static List<PlantedBug> inReplays() {
        return List.of(
                new PlantedBug(
                        "the catch-up skips one event",
                        APPLICATION + "replay/StateCatchUp.java",
                        "List<RecordedEvent> missing = log.readAfter(at.position(), EVENTS_A_TRANSACTION);",
                        "List<RecordedEvent> missing = log.readAfter(at.position() + 1, EVENTS_A_TRANSACTION);"),
                new PlantedBug(
                        "the catch-up does not keep what it materialized",
                        APPLICATION + "replay/StateCatchUp.java",
                        "        state.keep();\n",
                        ""),
                new PlantedBug(
                        "a replay misses the events that came during its last round",
                        APPLICATION + "replay/StateReplay.java",
                        "            run.advance(head.position());\n            aside.write();\n            requireEndOf(head, aside.position());\n",
                        "            aside.write();\n"),
                new PlantedBug(
                        "a verification compares with a state that goes on",
                        APPLICATION + "replay/StateReplay.java",
                        "                run.advance(aside.faceLive().position());\n                aside.write();\n            });\n            return aside.compare(mostRows);",
                        "                aside.write();\n            });\n            aside.faceLive();\n            return aside.compare(mostRows);"),
                new PlantedBug(
                        "a replay begins behind the first event",
                        APPLICATION + "replay/LogReading.java",
                        "log.pass(before + 1,",
                        "log.pass(before + 2,"),
                new PlantedBug(
                        "an interrupted replay is not resumed",
                        APPLICATION + "replay/Replays.java",
                        "            ledger.findInterrupted(states.build()).ifPresent(this::resume);\n",
                        ""));
    }
}
