package dev.daybook.architecture;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.methods;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.GeneralCodingRules.ACCESS_STANDARD_STREAMS;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import java.util.List;
import java.util.regex.Pattern;

/** What the edges of the system owe: tables, routes, output, names. */
final class EdgeRules {

    private static final List<String> HTTP_METHODS =
            List.of("GET", "POST", "PUT", "DELETE", "PATCH", "HEAD", "OPTIONS");
    private static final List<String> PERMISSIONS = List.of("RolesAllowed", "PermitAll", "DenyAll");
    private static final List<String> JPA_CLASSES = List.of("Entity", "Embeddable", "MappedSuperclass");
    private static final List<String> STATEMENT_MAKERS = List.of("createStatement", "prepareStatement", "prepareCall");
    private static final List<String> STATEMENT_SENDERS = List.of("Sql", "RowCopy", "CopyReader");
    private static final Pattern EMPTY_NAME = Pattern.compile("Default.+|.+(Impl|Manager|Util|Utils|Helper)");

    private final String root;

    EdgeRules(String root) {
        this.root = root;
    }

    List<Rule> all() {
        return List.of(
                new Rule("JPA entities stay inside the persistence adapter", entities()),
                new Rule("every route says who may take it", routes()),
                new Rule("nothing is printed but by programs", noStandardStreams()),
                new Rule("only Sql and the COPY codec send statements", oneWayToSql()),
                new Rule("names say what a thing is", names()));
    }

    private ArchRule entities() {
        return classes()
                .that(DescribedPredicate.describe(
                        "are mapped by JPA",
                        subject -> JPA_CLASSES.stream()
                                .anyMatch(kind -> subject.isAnnotatedWith("jakarta.persistence." + kind))))
                .should()
                .bePackagePrivate()
                .andShould()
                .resideInAPackage(root + ".adapters.persistence..");
    }

    /** Two packages are free: they make statements at run time, from entities and for schemas with names of their own. */
    private ArchRule oneWayToSql() {
        return classes()
                .that()
                .resideInAnyPackage(root + ".application..", root + ".adapters..")
                .and()
                .resideOutsideOfPackages(
                        root + ".adapters.persistence.state..", root + ".adapters.persistence.replay..")
                .should(Violations.ofAccessesThat(
                        "send statements beside Sql", access -> sendsAStatement(access) && !isFromSql(access)));
    }

    private static boolean sendsAStatement(JavaAccess<?> access) {
        return STATEMENT_MAKERS.stream().anyMatch(maker -> Violations.isTo(access, "java.sql.Connection", maker))
                || Violations.isTo(access, "org.postgresql.PGConnection", "getCopyAPI");
    }

    private boolean isFromSql(JavaAccess<?> access) {
        String origin = access.getOriginOwner().getName();
        return STATEMENT_SENDERS.stream()
                .map(sender -> root + ".adapters.persistence.database." + sender)
                .anyMatch(sender -> origin.equals(sender) || origin.startsWith(sender + "$"));
    }

    private ArchRule routes() {
        return methods()
                .that(DescribedPredicate.describe("are routes", EdgeRules::isRoute))
                .should(new ArchCondition<>("say who may take them") {
                    @Override
                    public void check(JavaMethod route, ConditionEvents events) {
                        if (PERMISSIONS.stream().noneMatch(permission -> isGiven(permission, route))) {
                            events.add(SimpleConditionEvent.violated(
                                    route, "Method <" + route.getFullName() + "> does not say who may take it"));
                        }
                    }
                });
    }

    private static boolean isRoute(JavaMethod method) {
        return !method.getModifiers().contains(JavaModifier.SYNTHETIC)
                && HTTP_METHODS.stream().anyMatch(verb -> method.isAnnotatedWith("jakarta.ws.rs." + verb));
    }

    private static boolean isGiven(String permission, JavaMethod route) {
        String annotation = "jakarta.annotation.security." + permission;
        return route.isAnnotatedWith(annotation) || route.getOwner().isAnnotatedWith(annotation);
    }

    private ArchRule noStandardStreams() {
        return noClasses()
                .that()
                .resideInAPackage(root + "..")
                .and()
                .resideOutsideOfPackages(root + ".local..", root + ".users..", root + ".verifier..")
                .should(ACCESS_STANDARD_STREAMS);
    }

    private ArchRule names() {
        return classes()
                .that()
                .resideInAPackage(root + "..")
                .should(Violations.ofClassesThat(
                        "bear a name that fits anything",
                        subject -> EMPTY_NAME.matcher(subject.getSimpleName()).matches()));
    }
}
