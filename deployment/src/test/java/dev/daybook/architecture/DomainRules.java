package dev.daybook.architecture;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.assignableTo;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaConstructor;
import com.tngtech.archunit.lang.ArchRule;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What the domain is made of, and what it may not ask for. */
final class DomainRules {

    /** Where a domain could get a time, a random number or an id from; an empty set stands for every member. */
    private static final Map<String, Set<String>> SOURCES = Map.ofEntries(
            Map.entry("java.lang.System", Set.of("currentTimeMillis", "nanoTime")),
            Map.entry("java.lang.Math", Set.of("random")),
            Map.entry("java.lang.StrictMath", Set.of("random")),
            Map.entry("java.util.UUID", Set.of("randomUUID")),
            Map.entry("java.util.Calendar", Set.of("getInstance")),
            Map.entry("java.util.Date", Set.of(JavaConstructor.CONSTRUCTOR_NAME)),
            Map.entry("java.time.Clock", Set.of()),
            Map.entry("java.util.Random", Set.of()),
            Map.entry("java.util.SplittableRandom", Set.of()),
            Map.entry("java.util.concurrent.ThreadLocalRandom", Set.of()),
            Map.entry("java.util.random.RandomGenerator", Set.of()));

    private final String root;

    DomainRules(String root) {
        this.root = root;
    }

    List<Rule> all() {
        return List.of(
                new Rule("the domain depends on the JDK only", jdkOnly()),
                new Rule("the domain asks for no time, random number or id", noSources()),
                new Rule("nouns are free of cycles", noCycles()),
                new Rule("events are records", areRecords("Event")),
                new Rule("creators are records", areRecords("Creator")),
                new Rule("tasks are records", areRecords("Task")),
                new Rule("only materializers write the state", onlyMaterializersWrite()));
    }

    private ArchRule jdkOnly() {
        return classes()
                .that()
                .resideInAPackage(root + ".domain..")
                .should()
                .onlyDependOnClassesThat()
                .resideInAnyPackage(root + ".domain..", "java..");
    }

    private ArchRule noSources() {
        return classes()
                .that()
                .resideInAPackage(root + ".domain..")
                .should(Violations.ofAccessesThat("ask for a time, random number or id", DomainRules::isSource));
    }

    private static boolean isSource(JavaAccess<?> access) {
        String owner = access.getTargetOwner().getName();
        String member = access.getTarget().getName();
        if (owner.startsWith("java.time.") && member.equals("now")) {
            return true;
        }
        Set<String> members = SOURCES.get(owner);
        return members != null && (members.isEmpty() || members.contains(member));
    }

    private ArchRule noCycles() {
        return slices().matching(root + ".domain.(*)..").should().beFreeOfCycles();
    }

    private ArchRule areRecords(String type) {
        return classes()
                .that()
                .areAssignableTo(root + ".domain.kernel." + type)
                .and()
                .areNotInterfaces()
                .should()
                .beRecords();
    }

    /** Creators, what they call, and views read; so everyone who does not write by trade is held to reading. */
    private ArchRule onlyMaterializersWrite() {
        String repository = root + ".domain.kernel.StateRepository";
        DescribedPredicate<JavaClass> materializers = DescribedPredicate.describe(
                "materializers",
                subject -> subject.getSimpleName().endsWith("Materializer")
                        && !subject.isAssignableTo(root + ".domain.kernel.Creator"));
        return classes()
                .that()
                .resideInAPackage(root + "..")
                .and(DescribedPredicate.not(materializers))
                .and(DescribedPredicate.not(assignableTo(repository)))
                .should(Violations.ofAccessesThat(
                        "call a writing method of a state repository",
                        access -> access.getTargetOwner().isAssignableTo(repository) && !reads(access)));
    }

    private static boolean reads(JavaAccess<?> access) {
        String member = access.getTarget().getName();
        return member.startsWith("find")
                || member.startsWith("exists")
                || member.startsWith("expect")
                || member.startsWith("require")
                // a binding builds its adapters
                || member.equals(JavaConstructor.CONSTRUCTOR_NAME);
    }
}
