package dev.daybook.architecture;

import static java.util.stream.Collectors.toSet;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import dev.daybook.architecture.planted.domain.kernel.Breaks;
import java.util.List;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Each rule can fail, and fails for the classes that were planted to break it and for no others. */
class PlantedArchitectureTest {

    private static final String ROOT = "dev.daybook.architecture.planted";

    /** The first class of a line of ArchUnit's report is the offender; the second one is what it uses. */
    private static final Pattern OFFENDER =
            Pattern.compile("^[^<\\n]*<(" + Pattern.quote(ROOT) + "(?:\\.[a-z]\\w*)*\\.[A-Z]\\w*)", Pattern.MULTILINE);

    private static final JavaClasses PLANTED = new ClassFileImporter().importPackages(ROOT);

    static List<Rule> rules() {
        return ArchitectureRules.of(ROOT);
    }

    @ParameterizedTest
    @MethodSource("rules")
    void theRuleNamesExactlyThePlantedClasses(Rule rule) {
        Set<String> planted = PLANTED.stream()
                .filter(candidate -> isPlantedFor(rule, candidate))
                .map(JavaClass::getName)
                .collect(toSet());
        Set<String> named = rule.rule().evaluate(PLANTED).getFailureReport().getDetails().stream()
                .flatMap(detail -> OFFENDER.matcher(detail).results())
                .map((MatchResult offender) -> offender.group(1))
                .collect(toSet());
        assertThat(planted).isNotEmpty();
        assertThat(named).isEqualTo(planted);
    }

    @Test
    void everyPlantedClassBreaksARuleThatThereIs() {
        assertThat(rules()).map(Rule::name).doesNotHaveDuplicates();
        assertThat(PLANTED.stream()
                        .filter(candidate -> candidate.isAnnotatedWith(Breaks.class))
                        .map(candidate ->
                                candidate.getAnnotationOfType(Breaks.class).value()))
                .isSubsetOf(rules().stream().map(Rule::name).toList());
    }

    private static boolean isPlantedFor(Rule rule, JavaClass candidate) {
        return candidate.isAnnotatedWith(Breaks.class)
                && candidate.getAnnotationOfType(Breaks.class).value().equals(rule.name());
    }
}
