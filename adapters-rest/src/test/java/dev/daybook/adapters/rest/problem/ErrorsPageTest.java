package dev.daybook.adapters.rest.problem;

import static org.assertj.core.api.Assertions.assertThat;

import dev.daybook.domain.kernel.Feature;
import dev.daybook.domain.kernel.Rejection;
import dev.daybook.domain.kernel.RejectionCode;
import dev.daybook.domain.money.MoneyRejections;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.ServiceLoader;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Every code that the source can answer is declared, with its statuses, and the page of errors shows the declarations. */
class ErrorsPageTest {

    private static final String WRITE = "daybook.errors.write";
    private static final String COMMAND = "./mvnw -q -pl adapters-rest -am test -Dtest=ErrorsPageTest"
            + " -Dsurefire.failIfNoSpecifiedTests=false -D" + WRITE + "=true";
    private static final Path ROOT = Path.of("..").toAbsolutePath().normalize();
    private static final Path PAGE = ROOT.resolve("docs/reference/errors.md");
    private static final List<String> MODULES =
            List.of("domain", "application", "adapters-persistence", "adapters-rest", "adapters-tasks");

    private static final String CODE = "\\s*\"([a-z-]+\\.[a-z-]+)\"";
    private static final String NOUN = "\\s*\"([a-z-]+)\"";

    /** How a code looks in the source, and the statuses that it is answered with there. */
    private static final Map<Pattern, Function<MatchResult, Map<String, Set<Integer>>>> USES = Map.ofEntries(
            use("Rejection\\s*\\.refused\\(" + CODE, 422),
            use("Rejection\\s*\\.conflict\\(" + CODE, 409),
            use("Rejection\\s*\\.outdated\\(" + CODE, 412),
            use("ProblemException\\s*\\.unreadable\\(" + CODE, 400),
            use("ProblemException\\s*\\.forbidden\\(" + CODE, 403),
            use("ProblemException\\s*\\.notFound\\(" + CODE, 404),
            use("ProblemException\\s*\\.tooLarge\\(" + CODE, 413),
            use("ProblemException\\s*\\.unsupported\\(" + CODE, 415),
            use("ProblemException\\s*\\.later\\(" + CODE, 503),
            use("new UnreadableEvent\\(" + CODE, 400),
            // the constants of JsonRefusal, ProblemTranslation and AppendUnavailable
            use("String (?:UNREADABLE|WRONG_SHAPE) =" + CODE, 400),
            use("String DEFECT =" + CODE, 500),
            use("[A-Z_]+\\(\"(append\\.[a-z-]+)\"\\)", 503),
            use("Problem\\.of\\(\\s*400," + CODE, 400),
            use("Problem\\.of\\(\\s*503," + CODE, 503),
            use("Problem\\.of\\(\\s*431," + CODE, 431),
            statusFirst("case (4\\d\\d) ->\\s*Problem\\.of\\(\\s*status," + CODE),
            // what has no case of its own is a status below 500 that the HTTP layer has chosen
            use(": Problem\\.of\\(status," + CODE, 429),
            nouns("Rejection\\s*\\.unknown\\(" + NOUN, ".unknown", 404, 422),
            nouns(
                    "RequestedCommand\\.making(?:Transaction)?\\(\\s*request\\.creator\\(\\w+\\)," + NOUN,
                    ".exists",
                    409),
            nouns("OfThing\\(" + NOUN, ".exists", 409),
            nouns("String NOUN =" + NOUN, ".exists", 409));

    private static Map.Entry<Pattern, Function<MatchResult, Map<String, Set<Integer>>>> use(
            String pattern, int status) {
        return Map.entry(Pattern.compile(pattern), found -> Map.of(found.group(1), Set.of(status)));
    }

    private static Map.Entry<Pattern, Function<MatchResult, Map<String, Set<Integer>>>> statusFirst(String pattern) {
        return Map.entry(
                Pattern.compile(pattern), found -> Map.of(found.group(2), Set.of(Integer.parseInt(found.group(1)))));
    }

    private static Map.Entry<Pattern, Function<MatchResult, Map<String, Set<Integer>>>> nouns(
            String pattern, String reason, Integer... statuses) {
        return Map.entry(Pattern.compile(pattern), found -> Map.of(found.group(1) + reason, Set.of(statuses)));
    }

    @Test
    void every_code_in_the_source_is_declared_with_its_statuses_and_every_declared_one_is_used() throws IOException {
        Map<String, Set<Integer>> used = new TreeMap<>();
        for (String source : sources()) {
            used(source)
                    .forEach((code, statuses) ->
                            used.computeIfAbsent(code, first -> new TreeSet<>()).addAll(statuses));
        }
        Map<String, Set<Integer>> declared = declared().stream()
                .collect(Collectors.toMap(
                        ServerProblem::code,
                        problem -> new TreeSet<>(problem.statuses()),
                        (a, b) -> {
                            throw new AssertionError("declared twice: " + a + " and " + b);
                        },
                        TreeMap::new));
        assertThat(declared).isEqualTo(used);
    }

    @Test
    void the_scan_finds_codes_however_the_call_is_broken_into_lines() {
        assertThat(used("throw Rejection.refused(\n   \"noun.no-such-code\", \"No.\");"))
                .isEqualTo(Map.of("noun.no-such-code", Set.of(422)));
        assertThat(used("orElseThrow(() -> Rejection.unknown(\"ghost\", id))"))
                .isEqualTo(Map.of("ghost.unknown", Set.of(404, 422)));
    }

    @Test
    void the_page_shows_what_is_declared() throws IOException {
        if (Boolean.getBoolean(WRITE)) {
            Files.createDirectories(PAGE.getParent());
            Files.writeString(PAGE, page());
        }
        assertThat(PAGE).as("Write it anew: " + COMMAND).content().isEqualTo(page());
    }

    private static Map<String, Set<Integer>> used(String source) {
        Map<String, Set<Integer>> used = new TreeMap<>();
        USES.forEach((pattern, codes) -> pattern.matcher(source)
                .results()
                .map(codes)
                .forEach(found -> found.forEach((code, statuses) ->
                        used.computeIfAbsent(code, first -> new TreeSet<>()).addAll(statuses))));
        return used;
    }

    private static List<String> sources() throws IOException {
        List<String> sources = new ArrayList<>();
        for (String module : MODULES) {
            try (Stream<Path> files = Files.walk(ROOT.resolve(module).resolve("src/main/java"))) {
                for (Path file :
                        files.filter(name -> name.toString().endsWith(".java")).toList()) {
                    sources.add(Files.readString(file));
                }
            }
        }
        return sources;
    }

    private static List<ServerProblem> declared() {
        Stream<RejectionCode> nouns = ServiceLoader.load(Feature.class).stream()
                .map(ServiceLoader.Provider::get)
                .filter(feature -> !feature.getClass().getPackageName().endsWith(".library"))
                .flatMap(feature -> feature.rejections().stream());
        return Stream.concat(
                        ServerProblem.ALL.stream(),
                        Stream.concat(nouns, MoneyRejections.ALL.stream()).map(ErrorsPageTest::problem))
                .toList();
    }

    private static ServerProblem problem(RejectionCode code) {
        return new ServerProblem(code.code(), statuses(code.kind()), code.cause(), code.remedy());
    }

    private static Set<Integer> statuses(Rejection.Kind kind) {
        return switch (kind) {
            case REFUSED -> Set.of(422);
            case CONFLICT -> Set.of(409);
            case OUTDATED -> Set.of(412);
            case UNKNOWN -> Set.of(404, 422);
        };
    }

    private static String page() {
        StringBuilder page = new StringBuilder("""
                # Errors

                An answer with a status of 400 or more is `application/problem+json` (RFC 9457). Programs act on `code`, which
                never changes; `type` is `urn:daybook:problem:` and the code. People read `detail`: it has the values of this
                request and the next step. A code with `404, 422` is a 404 if the path names the missing thing, else a 422. A
                503 has the header `Retry-After`; sending the same request again is safe.

                This page is generated from the code. To write it anew:

                ```sh
                """);
        page.append(COMMAND).append("\n```\n");
        Map<String, List<ServerProblem>> groups = declared().stream()
                .collect(Collectors.groupingBy(
                        problem -> problem.code().substring(0, problem.code().indexOf('.')),
                        TreeMap::new,
                        Collectors.toList()));
        groups.forEach((group, problems) -> {
            page.append("\n## ").append(group).append("\n\n| code | status | cause | remedy |\n|---|---|---|---|\n");
            problems.stream()
                    .sorted(Comparator.comparing(ServerProblem::code))
                    .forEach(problem -> page.append("| `")
                            .append(problem.code())
                            .append("` | ")
                            .append(problem.statuses().stream()
                                    .sorted()
                                    .map(String::valueOf)
                                    .collect(Collectors.joining(", ")))
                            .append(" | ")
                            .append(problem.cause())
                            .append(" | ")
                            .append(problem.remedy())
                            .append(" |\n"));
        });
        return page.toString();
    }
}
