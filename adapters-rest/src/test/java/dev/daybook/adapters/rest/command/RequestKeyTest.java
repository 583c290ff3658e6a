package dev.daybook.adapters.rest.command;

import static org.assertj.core.api.Assertions.assertThat;

import dev.daybook.adapters.rest.account.AccountResource;
import dev.daybook.adapters.rest.company.CompanyResource;
import dev.daybook.adapters.rest.event.EventResource;
import java.lang.reflect.Method;
import java.util.Arrays;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RequestKeyTest {

    private static Method method(String resource, String name) {
        Class<?> type = switch (resource) {
            case "accounts" -> AccountResource.class;
            case "companies" -> CompanyResource.class;
            default -> EventResource.class;
        };
        return Arrays.stream(type.getDeclaredMethods())
                .filter(method -> method.getName().equals(name))
                .findFirst()
                .orElseThrow();
    }

    /** These texts are stored with the keys: a change of one makes the server forget the keys of its route. */
    @ParameterizedTest
    @CsvSource({
        "accounts, open, local:writer/PUT /accounts/{} k",
        "accounts, changeInterestRate, local:writer/PUT /accounts/{}/interest-rate k",
        "accounts, close, local:writer/PUT /accounts/{}/closure k",
        "companies, create, local:writer/PUT /companies/{} k",
        "companies, changeAddress, local:writer/PUT /companies/{}/address k",
        "events, append, local:writer/POST /events k",
        "events, importLines, local:writer/POST /events/import k"
    })
    void a_key_belongs_to_its_caller_and_route(String resource, String name, String text) {
        assertThat(RequestKey.of("k", "writer", method(resource, name)))
                .hasValueSatisfying(key -> assertThat(key.text()).isEqualTo(text));
    }

    @ParameterizedTest
    @CsvSource("events, append")
    void without_the_header_there_is_no_key(String resource, String name) {
        assertThat(RequestKey.of(null, "writer", method(resource, name))).isEmpty();
    }
}
