package dev.daybook.architecture;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaCodeUnit;
import com.tngtech.archunit.core.domain.JavaField;
import com.tngtech.archunit.core.domain.JavaMember;
import com.tngtech.archunit.core.domain.JavaType;
import com.tngtech.archunit.lang.ArchRule;
import java.util.List;
import java.util.stream.Stream;

/** Evidence apart from presentation: who may use which JSON. */
final class JsonRules {

    private static final String MAPPER = "com.fasterxml.jackson.databind.ObjectMapper";
    private static final List<String> INJECTED = List.of("jakarta.inject.Inject", "jakarta.enterprise.inject.Produces");
    private static final List<String> INJECTED_PARAMETERS = List.of(
            "jakarta.enterprise.event.Observes",
            "jakarta.enterprise.event.ObservesAsync",
            "jakarta.enterprise.inject.Disposes");

    /** The classes that may use the canonical JSON: itself, and the codecs of the log. */
    private static final List<String> OF_THE_LOG = List.of("CanonicalJson", "JacksonEventCodec", "JacksonTaskCodec");

    private final String root;

    JsonRules(String root) {
        this.root = root;
    }

    List<Rule> all() {
        return List.of(
                new Rule("nothing injects a bare ObjectMapper", noBareMapper()),
                new Rule("only the log's codecs use the canonical JSON", canonicalJson()));
    }

    /** A mapper that can be injected is soon shared: a setting for one of its users changes the bytes of the others. */
    private ArchRule noBareMapper() {
        return classes()
                .that()
                .resideInAPackage(root + "..")
                .should(Violations.ofClassesThat("inject a bare ObjectMapper", JsonRules::injectsAMapper));
    }

    private static boolean injectsAMapper(JavaClass subject) {
        return subject.getMembers().stream()
                .filter(JsonRules::isInjected)
                .flatMap(JsonRules::types)
                .flatMap(type -> type.getAllInvolvedRawTypes().stream())
                .anyMatch(type -> type.isAssignableTo(MAPPER));
    }

    private static boolean isInjected(JavaMember member) {
        return INJECTED.stream().anyMatch(member::isAnnotatedWith)
                || (member instanceof JavaCodeUnit code
                        && code.getParameters().stream()
                                .anyMatch(parameter ->
                                        INJECTED_PARAMETERS.stream().anyMatch(parameter::isAnnotatedWith)));
    }

    private static Stream<JavaType> types(JavaMember member) {
        if (member instanceof JavaField field) {
            return Stream.of(field.getType());
        }
        JavaCodeUnit code = (JavaCodeUnit) member;
        return Stream.concat(Stream.of(code.getReturnType()), code.getParameterTypes().stream());
    }

    private ArchRule canonicalJson() {
        return noClasses()
                .that(DescribedPredicate.describe("are not the log's codecs", subject -> !isOfTheLog(subject)))
                .should()
                .dependOnClassesThat(
                        DescribedPredicate.describe("are the canonical JSON", target -> is(target, "CanonicalJson")));
    }

    private boolean isOfTheLog(JavaClass subject) {
        return OF_THE_LOG.stream().anyMatch(name -> is(subject, name));
    }

    private boolean is(JavaClass subject, String name) {
        String full = root + ".adapters.persistence.json." + name;
        return subject.getName().equals(full) || subject.getName().startsWith(full + "$");
    }
}
