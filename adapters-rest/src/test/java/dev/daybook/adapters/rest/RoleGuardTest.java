package dev.daybook.adapters.rest;

import static org.assertj.core.api.Assertions.assertThatNoException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.daybook.adapters.rest.problem.ProblemException;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class RoleGuardTest {

    @Test
    void names_the_role_that_is_needed_and_the_roles_of_the_caller() {
        assertThatThrownBy(() -> RoleGuard.requireOneOf(List.of("writer"), Set.of("reader")::contains))
                .isInstanceOf(ProblemException.class)
                .hasMessage("This needs the role writer; you have: reader.");
        assertThatThrownBy(() ->
                        RoleGuard.requireOneOf(List.of("operator", "auditor"), Set.of("writer", "reader")::contains))
                .hasMessage("This needs the role operator or auditor; you have: reader, writer.");
        assertThatThrownBy(() -> RoleGuard.requireOneOf(List.of("writer"), role -> false))
                .hasMessage("This needs the role writer; you have: none.");
    }

    @Test
    void one_of_the_roles_is_enough() {
        assertThatNoException()
                .isThrownBy(() -> RoleGuard.requireOneOf(List.of("operator", "auditor"), "auditor"::equals));
    }
}
