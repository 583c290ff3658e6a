package dev.daybook.architecture;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import java.util.List;

/** What the engine may know, and who may run it. */
final class EngineRules {

    /** Ports that have as many adapters as there is something to do. */
    private static final List<String> PORTS_OF_MANY = List.of(
            ".application.readiness.DeploymentCheck",
            ".application.task.TaskHandler",
            ".application.job.Job",
            ".application.job.ScheduledJob",
            ".application.job.RecordedJob");

    private final String root;

    EngineRules(String root) {
        this.root = root;
    }

    List<Rule> all() {
        return List.of(
                new Rule("the engine knows no business noun", noNouns()),
                new Rule("application knows no adapter", noAdapters()),
                new Rule("the state knows no replay", noReplayInState()),
                new Rule("adapters do not know each other", adaptersApart()),
                new Rule("only application runs the corridor", oneCorridor()),
                new Rule("only commands and amendments write the log", twoOwnersOfTheLock()),
                new Rule("every port has exactly one adapter", oneAdapter()),
                new Rule("transactions are application's", transactions()),
                new Rule("the verifier depends on the JDK only", verifierAlone()),
                new Rule("a replay cannot reach the Task Gateway", silentReplay()),
                new Rule("only the tasks adapter speaks to the outside world", outsideWorld()));
    }

    private ArchRule noNouns() {
        DescribedPredicate<JavaClass> nouns = DescribedPredicate.describe("are a business noun's", this::isNouns);
        return noClasses()
                .that()
                .resideInAnyPackage(
                        root + ".domain.kernel..",
                        root + ".application..",
                        root + ".adapters.persistence.log..",
                        root + ".adapters.persistence.integrity..",
                        root + ".adapters.persistence.replay..",
                        root + ".adapters.persistence.state..")
                .should()
                .dependOnClassesThat(nouns);
    }

    /** Every package of the domain is a noun, but those that all nouns share; so are the adapters of that name. */
    private boolean isNouns(JavaClass target) {
        return isIn(target, ".domain") && !isIn(target, ".domain.kernel") && !isIn(target, ".domain.money");
    }

    private ArchRule noAdapters() {
        return noClasses()
                .that()
                .resideInAPackage(root + ".application..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(root + ".adapters..", root + ".local..", root + ".xaguard..");
    }

    private ArchRule noReplayInState() {
        return noClasses()
                .that()
                .resideInAPackage(root + ".adapters.persistence.state..")
                .should()
                .dependOnClassesThat()
                .resideInAPackage(root + ".adapters.persistence.replay..");
    }

    private ArchRule adaptersApart() {
        return slices().matching(root + ".adapters.(*)..").should().notDependOnEachOther();
    }

    private ArchRule oneCorridor() {
        return classes()
                .that()
                .resideInAPackage(root + "..")
                .and()
                .resideOutsideOfPackage(root + ".application..")
                .should(Violations.ofAccessesThat(
                        "run a creator or a materializer, or write the log", this::isStepOfTheCorridor));
    }

    private boolean isStepOfTheCorridor(JavaAccess<?> access) {
        boolean materializes = Violations.isTo(access, root + ".domain.kernel.Materializer", "materialize")
                // the type holds its own materializer, a function that no other class can reach
                && !isFrom(access, ".domain.kernel.EventType");
        return materializes
                || (Violations.isTo(access, root + ".domain.kernel.Creator", "create")
                        && !isFrom(access, ".domain.kernel.CommandExecution"))
                || (Violations.isTo(access, root + ".domain.kernel.EventType", "materialize")
                        && !isFrom(access, ".domain.kernel.Materialization"))
                || Violations.isTo(access, root + ".domain.kernel.CommandExecution", "decide")
                || Violations.isTo(access, root + ".domain.kernel.CommandExecution", "materialize")
                || Violations.isTo(access, root + ".domain.kernel.Materialization", "again")
                || writesTheLog(access)
                || Violations.isTo(access, root + ".application.log.LogLock", "amend")
                || Violations.isTo(access, root + ".application.log.LogLock", "commit");
    }

    private boolean writesTheLog(JavaAccess<?> access) {
        return Violations.isTo(access, root + ".application.log.LogTail", "add")
                || Violations.isTo(access, root + ".application.log.LogWriter", "record")
                || Violations.isTo(access, root + ".application.log.LogWriter", "write");
    }

    private boolean isFrom(JavaAccess<?> access, String origin) {
        return access.getOriginOwner().getName().equals(root + origin);
    }

    private ArchRule twoOwnersOfTheLock() {
        return classes()
                .that()
                .resideInAPackage(root + ".application..")
                .and()
                .resideOutsideOfPackages(root + ".application.append..", root + ".application.amendment..")
                .should(Violations.ofAccessesThat("write the log", this::writesTheLog));
    }

    private ArchRule oneAdapter() {
        return classes()
                .that(DescribedPredicate.describe("are ports", this::isPort))
                .should(new ArchCondition<>("have exactly one adapter") {
                    @Override
                    public void check(JavaClass port, ConditionEvents events) {
                        List<String> adapters = adapters(port);
                        if (adapters.size() != 1) {
                            events.add(SimpleConditionEvent.violated(
                                    port, "Class <" + port.getName() + "> has the adapters " + adapters));
                        }
                    }
                });
    }

    private boolean isPort(JavaClass candidate) {
        String repository = root + ".domain.kernel.StateRepository";
        // what a package says about itself is compiled into an interface
        boolean isPackage = candidate.getSimpleName().equals("package-info");
        if (!candidate.isInterface() || !candidate.isTopLevelClass() || isPackage) {
            return false;
        }
        if (candidate.isAssignableTo(repository)) {
            return !candidate.getName().equals(repository);
        }
        return isIn(candidate, ".application")
                && PORTS_OF_MANY.stream().noneMatch(port -> candidate.getName().equals(root + port))
                && !isSumOfItsNestedClasses(candidate);
    }

    private static boolean isSumOfItsNestedClasses(JavaClass candidate) {
        return !candidate.getAllSubclasses().isEmpty()
                && candidate.getAllSubclasses().stream()
                        .allMatch(nested -> nested.getName().startsWith(candidate.getName() + "$"));
    }

    private static List<String> adapters(JavaClass port) {
        return port.getAllSubclasses().stream()
                .filter(subclass ->
                        !subclass.isInterface() && !subclass.getModifiers().contains(JavaModifier.ABSTRACT))
                .map(JavaClass::getName)
                .sorted()
                .toList();
    }

    private ArchRule transactions() {
        return classes()
                .that()
                .resideInAPackage(root + "..")
                .and()
                .resideOutsideOfPackage(root + ".application..")
                .should(Violations.ofClassesThat("declare a transaction", EngineRules::isTransactional));
    }

    /** Not even indirectly: no class that a replay reaches depends on a carrier or on the ledger of tasks. */
    private ArchRule silentReplay() {
        return classes()
                .that()
                .resideInAPackage(root + ".application.replay..")
                .should(Violations.ofClassesThat("reach the Task Gateway", this::reachesTheGateway));
    }

    private boolean reachesTheGateway(JavaClass start) {
        return start.getTransitiveDependenciesFromSelf().stream()
                .map(dependency -> dependency.getTargetClass())
                .anyMatch(target -> isIn(target, ".application.task")
                        || isIn(target, ".application.webhook")
                        || target.getPackageName().startsWith("jakarta.jms"));
    }

    private ArchRule outsideWorld() {
        return noClasses()
                .that()
                .resideInAnyPackage(root + ".domain..", root + ".application..", root + ".adapters..")
                .and()
                .resideOutsideOfPackage(root + ".adapters.tasks..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(
                        "jakarta.jms..", "jakarta.mail..", "software.amazon..", "java.net.http..", "javax.net.ssl..");
    }

    private static boolean isTransactional(JavaClass subject) {
        String annotation = "jakarta.transaction.Transactional";
        return subject.isAnnotatedWith(annotation)
                || subject.getMethods().stream().anyMatch(method -> method.isAnnotatedWith(annotation));
    }

    /** A person who checks an export has the JDK and the verifier, and nothing else. */
    private ArchRule verifierAlone() {
        return classes()
                .that()
                .resideInAPackage(root + ".verifier..")
                .should()
                .onlyDependOnClassesThat()
                .resideInAnyPackage(root + ".verifier..", "java..", "org.jspecify.annotations..");
    }

    private boolean isIn(JavaClass candidate, String branch) {
        String name = candidate.getPackageName();
        return name.equals(root + branch) || name.startsWith(root + branch + ".");
    }
}
