package dev.daybook.adapters.rest.event;

import static org.assertj.core.api.Assertions.assertThat;

import dev.daybook.application.log.UnreadableEvent;
import org.junit.jupiter.api.Test;

class RawEventIdsTest {

    private static String explained(String sentence) {
        UnreadableEvent explained = RawEventIds.explained(new UnreadableEvent("event.unreadable-data", sentence));
        assertThat(explained.code()).isEqualTo("event.unreadable-data");
        return String.valueOf(explained.getMessage());
    }

    @Test
    void says_where_the_internal_id_of_an_account_or_a_company_is() {
        assertThat(explained("\"accountId\": it is missing."))
                .isEqualTo("\"accountId\": it is missing."
                        + " Raw events take the UUID that GET /accounts/{id} gives as accountId.");
        assertThat(explained("\"toAccountId\": it is missing.")).endsWith("GET /accounts/{id} gives as accountId.");
        assertThat(explained("\"companyId\": it is missing.")).endsWith("GET /companies/{id} gives as companyId.");
    }

    @Test
    void leaves_other_refusals_alone() {
        assertThat(explained("\"amount\": it is missing.")).isEqualTo("\"amount\": it is missing.");
    }
}
