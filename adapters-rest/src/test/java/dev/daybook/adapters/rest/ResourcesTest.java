package dev.daybook.adapters.rest;

import static org.assertj.core.api.Assertions.assertThat;

import dev.daybook.adapters.rest.account.AccountResource;
import dev.daybook.adapters.rest.account.DepositResource;
import dev.daybook.adapters.rest.account.InterestCalculationResource;
import dev.daybook.adapters.rest.account.ReversalResource;
import dev.daybook.adapters.rest.account.TransactionResource;
import dev.daybook.adapters.rest.account.TransferResource;
import dev.daybook.adapters.rest.account.WithdrawalResource;
import dev.daybook.adapters.rest.amendment.AmendmentResource;
import dev.daybook.adapters.rest.bulk.BulkResource;
import dev.daybook.adapters.rest.command.BulkCall;
import dev.daybook.adapters.rest.command.Call;
import dev.daybook.adapters.rest.command.Carries;
import dev.daybook.adapters.rest.command.CommandResource;
import dev.daybook.adapters.rest.command.CommandRoute;
import dev.daybook.adapters.rest.command.Operator;
import dev.daybook.adapters.rest.company.CompanyResource;
import dev.daybook.adapters.rest.event.EventExportResource;
import dev.daybook.adapters.rest.event.EventResource;
import dev.daybook.adapters.rest.integrity.IntegrityResource;
import dev.daybook.adapters.rest.operation.StatusResource;
import dev.daybook.adapters.rest.period.PeriodCloseResource;
import dev.daybook.adapters.rest.replay.ReplayResource;
import dev.daybook.adapters.rest.schedule.ScheduleResource;
import dev.daybook.adapters.rest.task.TaskResource;
import dev.daybook.adapters.rest.webhook.WebhookResource;
import jakarta.annotation.security.DenyAll;
import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Singleton;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import java.io.IOException;
import java.lang.reflect.Method;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ResourcesTest {

    static Stream<Class<?>> resources() {
        return Stream.of(
                AccountResource.class,
                AmendmentResource.class,
                BulkResource.class,
                CompanyResource.class,
                DepositResource.class,
                EventExportResource.class,
                EventResource.class,
                IntegrityResource.class,
                InterestCalculationResource.class,
                PeriodCloseResource.class,
                ReplayResource.class,
                ReversalResource.class,
                ScheduleResource.class,
                StatusResource.class,
                TaskResource.class,
                TransactionResource.class,
                TransferResource.class,
                WebhookResource.class,
                WithdrawalResource.class);
    }

    /** The beans that read the header {@code Idempotency-Key}. */
    private static final Set<Class<?>> CALLERS = Set.of(Call.class, Operator.class, BulkCall.class);

    @ParameterizedTest
    @MethodSource("resources")
    void every_route_that_changes_something_takes_a_key(Class<?> resource) {
        for (Method method : resource.getDeclaredMethods()) {
            if (Stream.of(POST.class, PUT.class, DELETE.class).anyMatch(method::isAnnotationPresent)) {
                assertThat(method.getParameterTypes()).as(method.getName()).anyMatch(CALLERS::contains);
            }
        }
    }

    @ParameterizedTest
    @MethodSource("resources")
    void a_resource_that_names_no_role_is_denied_to_all(Class<?> resource) {
        assertThat(resource).hasAnnotations(DenyAll.class, Singleton.class);
        List<Method> routes = Arrays.stream(resource.getDeclaredMethods())
                .filter(method -> Arrays.stream(method.getAnnotations())
                        .anyMatch(annotation -> annotation.annotationType().isAnnotationPresent(HttpMethod.class)))
                .toList();
        assertThat(routes).isNotEmpty().allSatisfy(route -> {
            assertThat(route.getAnnotation(RolesAllowed.class))
                    .as(route.getName())
                    .isNotNull();
            assertThat(route.getAnnotation(Operation.class).summary())
                    .as(route.getName())
                    .isNotBlank();
        });
    }

    /** A route with a path of its own carries a command, which a line of {@code POST /commands} can hold as well. */
    @ParameterizedTest
    @MethodSource("resources")
    void every_route_that_carries_a_command_has_a_form_for_a_line(Class<?> resource) throws Exception {
        List<Method> routes = Arrays.stream(resource.getDeclaredMethods())
                .filter(method -> method.isAnnotationPresent(PUT.class))
                .filter(method -> List.of(method.getParameterTypes()).contains(Call.class))
                .toList();
        assertThat(routes)
                .allSatisfy(route -> assertThat(route.getAnnotation(Carries.class))
                        .as(route.getName())
                        .isNotNull());
        if (!routes.isEmpty()) {
            assertThat(commandsOf(resource)).hasSameSizeAs(routes);
        }
    }

    @Test
    void every_creator_has_a_form_for_a_line() throws Exception {
        Set<String> lines = new TreeSet<>();
        for (Class<?> resource : resources().toList()) {
            if (CommandResource.class.isAssignableFrom(resource)) {
                commandsOf(resource).forEach(route -> lines.add(route.name()));
            }
        }
        assertThat(lines).isEqualTo(creators());
    }

    private static List<CommandRoute> commandsOf(Class<?> resource) throws ReflectiveOperationException {
        return CommandRoute.of((CommandResource) resource.getConstructor().newInstance());
    }

    private static Set<String> creators() throws IOException {
        Pattern creator = Pattern.compile("record (\\w+)\\([^{]*\\)\\s+implements (?:Creator|ScheduledCommand)\\b");
        Set<String> names = new TreeSet<>();
        try (Stream<Path> files = Files.walk(Path.of("../domain/src/main/java"))) {
            for (Path file :
                    files.filter(name -> name.toString().endsWith(".java")).toList()) {
                creator.matcher(Files.readString(file)).results().forEach(found -> names.add(found.group(1)));
            }
        }
        return names;
    }
}
