package dev.daybook.verifier;

import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * Checks an export of the log: recomputes every digest and every hash, on any machine that has a JDK.
 *
 * <p>{@code java -jar daybook-verify.jar [EXPORT] [--head POSITION:HASH] [--after POSITION:HASH]}; without a file it reads
 * its standard input.
 */
public final class VerifyExport {

    /** The chain is as it was. */
    public static final int INTACT = 0;

    /** The chain was changed; the first bad position is printed. */
    public static final int BROKEN = 1;

    /** There was nothing to check, or it could not be read. */
    public static final int UNUSABLE = 2;

    private static final String USAGE = """
            usage: java -jar daybook-verify.jar [EXPORT] [--head POSITION:HASH] [--after POSITION:HASH]

            Checks a log of Daybook as GET /api/v1/events/export gives it. Without a file it reads standard input.
              --head   what an earlier run or GET /api/v1/integrity/head gave: the chain must come through it.
                       Without one, events that are missing at the end are not found out.
              --after  the export begins after this head, which is trusted.
            Exit code: 0 intact, 1 broken, 2 not to be read.""";

    private Optional<Path> file = Optional.empty();
    private Optional<ChainHead> expected = Optional.empty();
    private ChainHead after = ChainHead.START;

    private VerifyExport() {}

    public static void main(String[] arguments) {
        System.exit(run(List.of(arguments), System.in, System.out, System.err));
    }

    /** Does what {@link #main} does, and gives the exit code. */
    public static int run(List<String> arguments, InputStream in, PrintStream out, PrintStream err) {
        VerifyExport run = new VerifyExport();
        try {
            run.read(arguments);
        } catch (IllegalArgumentException refused) {
            err.println(refused.getMessage());
            err.println(USAGE);
            return UNUSABLE;
        }
        try {
            return run.check(in, out);
        } catch (IOException failure) {
            err.println("unreadable: " + failure.getMessage());
            return UNUSABLE;
        }
    }

    private void read(List<String> arguments) {
        for (int i = 0; i < arguments.size(); i++) {
            String argument = arguments.get(i);
            switch (argument) {
                case "--head" -> expected = Optional.of(head(arguments, ++i));
                case "--after" -> after = head(arguments, ++i);
                default -> {
                    if (argument.startsWith("--") || file.isPresent()) {
                        throw new IllegalArgumentException("What is " + argument + "?");
                    }
                    file = Optional.of(Path.of(argument));
                }
            }
        }
        if (expected.isPresent() && expected.get().position() <= after.position()) {
            throw new IllegalArgumentException("The expected head must be after event " + after.position() + ".");
        }
    }

    private static ChainHead head(List<String> arguments, int at) {
        if (at == arguments.size()) {
            throw new IllegalArgumentException("A head is missing after " + arguments.get(at - 1) + ".");
        }
        return ChainHead.parse(arguments.get(at));
    }

    private int check(InputStream in, PrintStream out) throws IOException {
        if (file.isEmpty()) {
            return checkLines(in, out);
        }
        try (InputStream lines = Files.newInputStream(file.get())) {
            return checkLines(lines, out);
        }
    }

    private int checkLines(InputStream in, PrintStream out) throws IOException {
        ExportReader reader = new ExportReader(in);
        AmendmentTrail trail = new AmendmentTrail(after.position() + 1);
        ChainCheck check = new ChainCheck(after, expected, trail);
        boolean goOn = true;
        // events after a bad event can still explain what looks bad before it
        while ((goOn || trail.isOpen()) && reader.next()) {
            if (goOn) {
                goOn = check.accept(reader.event());
            } else {
                trail.explain(reader.event());
            }
        }
        Optional<Finding> finding = AmendmentTrail.earlier(check.end(), trail.firstBad());
        if (finding.isPresent()) {
            Finding bad = finding.get();
            out.println("broken at position " + bad.position() + " ("
                    + bad.problem().code() + "): " + bad.detail());
            return BROKEN;
        }
        ChainHead head = check.head();
        int amendments = trail.amendments().size();
        out.println("intact: " + (head.position() - after.position()) + " events, head " + head
                + (amendments == 0 ? "" : ", " + amendments + (amendments == 1 ? " amendment" : " amendments")));
        return INTACT;
    }
}
