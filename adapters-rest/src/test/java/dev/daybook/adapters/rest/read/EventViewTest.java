package dev.daybook.adapters.rest.read;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import dev.daybook.adapters.rest.json.ApiJson;
import dev.daybook.application.log.Digest;
import dev.daybook.application.log.EncodedJson;
import dev.daybook.application.log.RecordedEvent;
import dev.daybook.domain.kernel.EventAmended;
import dev.daybook.domain.kernel.EventMetadata;
import dev.daybook.domain.kernel.EventName;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class EventViewTest {

    private static final RecordedEvent DEPOSIT = event(3, "FundsDeposited", 1, "{\"amount\":10}");
    private static final RecordedEvent AMENDMENT = event(5, EventAmended.NAME.value(), 2, "{\"position\":3}");

    private static RecordedEvent event(long position, String name, int version, String data) {
        return new RecordedEvent(
                new EventMetadata(
                        position,
                        new UUID(0, position),
                        Instant.parse("2026-01-05T08:00:00Z"),
                        "writer",
                        "Record",
                        new UUID(1, position)),
                new EventName(name),
                version,
                EncodedJson.of(data),
                List.of(new UUID(2, 2)),
                Digest.GENESIS);
    }

    private static RecordedEvent depositAmendedBy(int amendment) {
        return DEPOSIT.amendedBy(
                new UUID(7, amendment), 1, EncodedJson.of("{\"amount\": 1" + amendment + "}"), List.of(new UUID(2, 3)));
    }

    @Test
    void an_amendment_shows_the_event_that_it_amends_as_it_is_now() throws JsonProcessingException {
        EventView view = EventView.of(AMENDMENT, Optional.of(depositAmendedBy(2)));
        assertThat(new ApiJson().text(view)).contains("""
                "amends":{"position":3,"id":"00000000-0000-0000-0000-000000000003","name":"FundsDeposited","version":1,\
                "data":{"amount": 12},"amendedBy":"00000000-0000-0007-0000-000000000002"}""");
    }

    @Test
    void an_event_that_amends_none_shows_none() throws JsonProcessingException {
        assertThat(new ApiJson().text(EventView.of(depositAmendedBy(1))))
                .doesNotContain("amends")
                .contains("\"amendedBy\":\"00000000-0000-0007-0000-000000000001\"");
    }

    @Test
    void the_tag_of_an_amendment_changes_when_its_event_is_amended_again() {
        EventView once = EventView.of(AMENDMENT, Optional.of(depositAmendedBy(1)), List.of());
        EventView twice = EventView.of(AMENDMENT, Optional.of(depositAmendedBy(2)), List.of());
        assertThat(once.tag())
                .isEqualTo(EventView.of(AMENDMENT, Optional.of(depositAmendedBy(1)), List.of())
                        .tag())
                .isNotEqualTo(twice.tag());
    }
}
