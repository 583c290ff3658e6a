package dev.daybook.adapters.rest.problem;

import static org.assertj.core.api.Assertions.assertThat;

import dev.daybook.adapters.rest.account.AccountResource;
import dev.daybook.adapters.rest.account.DepositResource;
import dev.daybook.adapters.rest.account.InterestCalculationResource;
import dev.daybook.adapters.rest.account.ReversalResource;
import dev.daybook.adapters.rest.account.TransferResource;
import dev.daybook.adapters.rest.account.WithdrawalResource;
import dev.daybook.adapters.rest.company.CompanyResource;
import dev.daybook.adapters.rest.event.EventResource;
import dev.daybook.adapters.rest.operation.StatusResource;
import dev.daybook.adapters.rest.webhook.WebhookResource;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class HttpRefusalTest {

    private static final Routes ROUTES = Routes.of(List.of(
            AccountResource.class,
            CompanyResource.class,
            DepositResource.class,
            EventResource.class,
            InterestCalculationResource.class,
            ReversalResource.class,
            StatusResource.class,
            TransferResource.class,
            WebhookResource.class,
            WithdrawalResource.class));

    private static Problem refusal(int status, String method, String path) {
        return refusal(status, method, path, Optional.empty());
    }

    private static Problem refusal(int status, String method, String path, Optional<String> header) {
        return new HttpRefusal(status, method, path, header, header).problem(ROUTES);
    }

    @ParameterizedTest
    @CsvSource({
        "/deposits, To record a deposit: PUT /deposits/{id}",
        "/withdrawals/, To record a withdrawal: PUT /withdrawals/{id}",
        "/transfers, To record a transfer: PUT /transfers/{id}",
        "/reversals, To reverse a transaction: PUT /reversals/{id}",
        "/accounts, To open an account: PUT /accounts/{id}",
        "/companies, To create a company: PUT /companies/{id}",
        "/webhooks, To create or change a webhook: PUT /webhooks/{id}"
    })
    void names_the_route_by_which_the_thing_is_made(String path, String way) {
        Problem problem = refusal(404, "POST", path);
        assertThat(problem.code()).isEqualTo("request.unknown-path");
        assertThat(problem.detail()).isEqualTo(way + ", with an id that you choose.");
    }

    @Test
    void says_so_where_a_path_leads_nowhere() {
        assertThat(refusal(404, "GET", "/nothing").detail())
                .isEqualTo("Nothing exists at this path. /openapi lists all paths.");
        assertThat(refusal(404, "POST", "/interest-calculations").detail()).startsWith("Nothing exists");
    }

    @Test
    void names_the_methods_that_are_allowed() {
        Problem problem = refusal(405, "GET", "/deposits/x");
        assertThat(problem.code()).isEqualTo("request.method-not-allowed");
        assertThat(problem.detail()).isEqualTo("GET isn't supported here; allowed: PUT.");
        assertThat(refusal(405, "POST", "/accounts").detail())
                .isEqualTo("POST isn't supported here; allowed: GET."
                        + " To open an account: PUT /accounts/{id}, with an id that you choose.");
    }

    @Test
    void names_the_media_type_that_was_sent_and_the_one_that_is_read() {
        assertThat(refusal(415, "PUT", "/deposits/x", Optional.of("application/x-www-form-urlencoded"))
                        .detail())
                .isEqualTo("Content-Type is application/x-www-form-urlencoded; send application/json.");
        assertThat(refusal(415, "POST", "/events/import").detail())
                .isEqualTo("Content-Type is missing; send application/x-ndjson.");
        assertThat(refusal(406, "GET", "/status", Optional.of("text/html")).detail())
                .isEqualTo("Accept is text/html; this resource answers in application/json.");
    }

    @Test
    void says_what_is_wrong_with_the_name() {
        assertThat(refusal(401, "GET", "/accounts").detail())
                .isEqualTo("Authentication failed: name or password is missing or wrong.");
    }
}
