package dev.daybook.deployment;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** A page of the documentation: its fenced blocks, in order, and what the comments before them say. */
record DocumentedPage(Path file, List<Block> blocks) {

    /** The folder of the whole. */
    static final Path REPOSITORY = Path.of("..").toAbsolutePath().normalize();

    private static final Pattern FENCE = Pattern.compile("^ {0,3}```(\\w*)\\s*$");
    private static final Pattern NOT_RUN = Pattern.compile("^<!-- not run: (.+) -->$");
    private static final Pattern DATABASE = Pattern.compile("^<!-- run by the superuser in (\\w+) -->$");

    /**
     * One fenced block.
     *
     * @param line of its first line in the page, from 1 on
     * @param language what stands behind the fence: {@code sh}, {@code json} …
     * @param notRun why the build does not run it
     * @param database in which the build runs it, if it is SQL that the build runs
     */
    record Block(int line, String language, String text, Optional<String> notRun, Optional<String> database) {

        boolean isCommand() {
            return language.equals("sh");
        }

        boolean isAnswer() {
            return language.equals("json") || language.equals("text");
        }
    }

    static DocumentedPage read(Path file) throws IOException {
        List<Block> blocks = new ArrayList<>();
        StringBuilder text = new StringBuilder();
        @Nullable String language = null;
        int first = 0;
        String comment = "";
        int number = 0;
        for (String line : Files.readAllLines(file)) {
            number++;
            Matcher fence = FENCE.matcher(line);
            if (language != null && line.strip().equals("```")) {
                blocks.add(
                        new Block(first, language, text.toString(), said(NOT_RUN, comment), said(DATABASE, comment)));
                language = null;
                comment = "";
            } else if (language != null) {
                text.append(line).append('\n');
            } else if (fence.matches()) {
                language = fence.group(1);
                first = number + 1;
                text.setLength(0);
            } else {
                comment = line.strip();
            }
        }
        if (language != null) {
            throw new IllegalArgumentException(file + ":" + first + ": this block has no end");
        }
        return new DocumentedPage(file, blocks);
    }

    private static Optional<String> said(Pattern pattern, String comment) {
        Matcher said = pattern.matcher(comment);
        return said.matches() ? Optional.of(said.group(1)) : Optional.empty();
    }

    /** The answer that is shown for the block at that place: the block behind it, if it is one. */
    Optional<Block> answerTo(int index) {
        return index + 1 < blocks.size() && blocks.get(index + 1).isAnswer()
                ? Optional.of(blocks.get(index + 1))
                : Optional.empty();
    }

    /** The blocks of commands that the build does not run. */
    List<Block> notRun() {
        return blocks.stream()
                .filter(block -> block.isCommand() && block.notRun().isPresent())
                .toList();
    }

    /** Its path in the repository. */
    @Override
    public String toString() {
        return REPOSITORY.relativize(file).toString();
    }
}
