package dev.daybook.architecture;

import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import java.util.function.Predicate;

/** Conditions that the rules are made of and that ArchUnit does not bring. */
final class Violations {

    private Violations() {}

    /** Each class for which that holds violates the condition. */
    static ArchCondition<JavaClass> ofClassesThat(String description, Predicate<JavaClass> offends) {
        return new ArchCondition<>("not " + description) {
            @Override
            public void check(JavaClass subject, ConditionEvents events) {
                if (offends.test(subject)) {
                    events.add(SimpleConditionEvent.violated(
                            subject, "Class <" + subject.getName() + "> does " + description));
                }
            }
        };
    }

    /** Each access for which that holds violates the condition: a call, a method reference, the use of a field. */
    static ArchCondition<JavaClass> ofAccessesThat(String description, Predicate<JavaAccess<?>> offends) {
        return new ArchCondition<>("not " + description) {
            @Override
            public void check(JavaClass subject, ConditionEvents events) {
                subject.getAccessesFromSelf().stream()
                        .filter(offends)
                        .forEach(access -> events.add(SimpleConditionEvent.violated(access, access.getDescription())));
            }
        };
    }

    /** Whether that is an access to a member of that name of a class that is, or extends, the one of that name. */
    static boolean isTo(JavaAccess<?> access, String owner, String member) {
        return access.getTarget().getName().equals(member)
                && access.getTargetOwner().isAssignableTo(owner);
    }
}
