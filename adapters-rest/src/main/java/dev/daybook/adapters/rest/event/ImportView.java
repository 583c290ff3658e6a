package dev.daybook.adapters.rest.event;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.daybook.adapters.rest.problem.Problem;
import dev.daybook.adapters.rest.problem.ProblemTranslation;
import dev.daybook.application.append.EventImport;
import java.util.List;
import java.util.Optional;

/**
 * The result of an import. The last three fields are there if the import collects refused lines.
 *
 * @param lines how many events were read
 * @param appended how many were appended now
 * @param repeated how many were in the log already
 * @param last the position of the last one
 * @param refused how many lines were refused
 * @param refusedLines the first 1,000 of them
 * @param goOn what to do next
 */
public record ImportView(
        long lines,
        long appended,
        long repeated,
        @JsonInclude(JsonInclude.Include.ALWAYS) Optional<Long> last,
        Optional<Long> refused,
        Optional<List<RefusedLineView>> refusedLines,
        Optional<String> goOn) {

    /**
     * A refused line.
     *
     * @param line its number, counted from 1
     * @param code the stable code of the reason
     * @param detail the reason as a sentence
     */
    public record RefusedLineView(long line, String code, String detail) {

        static RefusedLineView of(long line, RuntimeException reason) {
            Problem problem = ProblemTranslation.ofOneOfMany(reason);
            return new RefusedLineView(line, problem.code(), problem.detail());
        }
    }

    /** The result of an import that stops at the first refused line. */
    static ImportView of(EventImport.Outcome outcome) {
        return new ImportView(
                outcome.lines(),
                outcome.appended(),
                outcome.repeated(),
                outcome.last(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
    }

    /** The result of an import that collects refused lines. */
    static ImportView withRefusedLines(EventImport.Outcome outcome) {
        return new ImportView(
                outcome.lines(),
                outcome.appended(),
                outcome.repeated(),
                outcome.last(),
                Optional.of(outcome.refused()),
                Optional.of(outcome.refusals().entrySet().stream()
                        .map(refusal -> RefusedLineView.of(refusal.getKey(), refusal.getValue()))
                        .toList()),
                Optional.of(goOn(outcome)));
    }

    private static String goOn(EventImport.Outcome outcome) {
        if (outcome.refused() == 0) {
            return "Every line is in the log. Nothing is left to do.";
        }
        String listed = outcome.refused() > outcome.refusals().size()
                ? " Only the first " + outcome.refusals().size() + " refused lines are listed."
                : "";
        return outcome.isRecognised()
                ? "Correct the refused lines and send the whole file again, with the same Idempotency-Key if it had one:"
                        + " lines that are in the log are skipped." + listed
                : "Send only the refused lines, corrected. This file has lines without an id and was sent without an"
                        + " Idempotency-Key, so lines that are sent again are appended again." + listed;
    }
}
