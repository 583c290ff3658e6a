package dev.daybook.adapters.rest.command;

import static org.assertj.core.api.Assertions.assertThat;

import dev.daybook.adapters.rest.Role;
import dev.daybook.adapters.rest.parameter.DryRun;
import jakarta.ws.rs.core.SecurityContext;
import java.security.Principal;
import java.util.Set;
import org.junit.jupiter.api.Test;

class CallTest {

    private static Call call(boolean isDryRun, String... roles) {
        Call call = new Call();
        call.dryRun = new DryRun(isDryRun);
        call.security = new Caller(Set.of(roles));
        return call;
    }

    /** A caller named jan, as the server knows them. */
    private record Caller(Set<String> roles) implements SecurityContext {

        @Override
        public Principal getUserPrincipal() {
            return () -> "jan";
        }

        @Override
        public boolean isUserInRole(String role) {
            return roles.contains(role);
        }

        @Override
        public boolean isSecure() {
            return false;
        }

        @Override
        public String getAuthenticationScheme() {
            return SecurityContext.BASIC_AUTH;
        }
    }

    @Test
    void only_the_role_approver_may_approve() {
        assertThat(call(false, Role.WRITER).caller().mayApprove()).isFalse();
        assertThat(call(false, Role.WRITER, Role.APPROVER).caller().mayApprove())
                .isTrue();
        assertThat(call(false, Role.WRITER, Role.APPROVER).keyedCaller().mayApprove())
                .isTrue();
    }

    @Test
    void an_approver_can_try_a_command() {
        var caller = call(true, Role.WRITER, Role.APPROVER).caller();
        assertThat(caller.actor()).isEqualTo("jan");
        assertThat(caller.dryRun()).isTrue();
        assertThat(caller.mayApprove()).isTrue();
    }
}
