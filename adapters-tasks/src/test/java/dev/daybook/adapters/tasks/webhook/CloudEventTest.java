package dev.daybook.adapters.tasks.webhook;

import static org.assertj.core.api.Assertions.assertThat;

import dev.daybook.application.log.Digest;
import dev.daybook.application.log.EncodedJson;
import dev.daybook.application.log.RecordedEvent;
import dev.daybook.domain.kernel.EventMetadata;
import dev.daybook.domain.kernel.EventName;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class CloudEventTest {

    @Test
    void theDataOfTheLogIsDeliveredCharacterByCharacter() {
        RecordedEvent event = new RecordedEvent(
                new EventMetadata(
                        17,
                        UUID.fromString("0193b0de-0000-7000-8000-000000000001"),
                        Instant.parse("2026-01-05T08:09:10.123456Z"),
                        "writer",
                        "CreateCompany",
                        UUID.fromString("0193b0de-0000-7000-8000-000000000002")),
                new EventName("CompanyCreated"),
                2,
                EncodedJson.of("{ \"name\" : \"\\u20ac € 𝄞 / \\/\", \"n\":1.10}"),
                List.of(UUID.fromString("0193b0de-0000-7000-8000-000000000003")),
                Digest.GENESIS);
        assertThat(new String(CloudEvent.of(event, Optional.empty()), StandardCharsets.UTF_8))
                .isEqualTo("""
                        {"specversion":"1.0","id":"0193b0de-0000-7000-8000-000000000001","source":"urn:daybook:event-log",\
                        "type":"dev.daybook.CompanyCreated.v2","subject":"0193b0de-0000-7000-8000-000000000003",\
                        "time":"2026-01-05T08:09:10.123456Z","sequence":"17","datacontenttype":"application/json",\
                        "data":{ "name" : "\\u20ac € 𝄞 / \\/", "n":1.10}}""");
    }

    @Test
    void anAmendmentBringsTheAmendedEventWithItAndIsAboutWhatThatIsAbout() {
        RecordedEvent amended = new RecordedEvent(
                        new EventMetadata(
                                3,
                                UUID.fromString("0193b0de-0000-7000-8000-000000000004"),
                                Instant.parse("2026-01-05T08:00:00Z"),
                                "writer",
                                "DepositFunds",
                                UUID.fromString("0193b0de-0000-7000-8000-000000000005")),
                        new EventName("FundsDeposited"),
                        1,
                        EncodedJson.of("{\"amount\":10}"),
                        List.of(UUID.fromString("0193b0de-0000-7000-8000-000000000006")),
                        Digest.GENESIS)
                .amendedBy(
                        UUID.fromString("0193b0de-0000-7000-8000-000000000007"),
                        1,
                        EncodedJson.of("{\"amount\": 12}"),
                        List.of(UUID.fromString("0193b0de-0000-7000-8000-000000000008")));
        RecordedEvent event = new RecordedEvent(
                new EventMetadata(
                        17,
                        UUID.fromString("0193b0de-0000-7000-8000-000000000001"),
                        Instant.parse("2026-01-05T08:09:10.123456Z"),
                        "approver",
                        "AmendEvent",
                        UUID.fromString("0193b0de-0000-7000-8000-000000000002")),
                new EventName("EventAmended"),
                2,
                EncodedJson.of("{\"position\":3,\"reason\":\"A typo: }\"}"),
                List.of(UUID.fromString("0193b0de-0000-7000-8000-000000000004")),
                Digest.GENESIS);
        assertThat(new String(CloudEvent.of(event, Optional.of(amended)), StandardCharsets.UTF_8))
                .isEqualTo("""
                        {"specversion":"1.0","id":"0193b0de-0000-7000-8000-000000000001","source":"urn:daybook:event-log",\
                        "type":"dev.daybook.EventAmended.v2","subject":"0193b0de-0000-7000-8000-000000000008",\
                        "time":"2026-01-05T08:09:10.123456Z","sequence":"17","datacontenttype":"application/json",\
                        "data":{"position":3,"reason":"A typo: }",\
                        "amends":{"position":3,"id":"0193b0de-0000-7000-8000-000000000004","name":"FundsDeposited",\
                        "version":1,"data":{"amount": 12},"amendedBy":"0193b0de-0000-7000-8000-000000000007"}}}""");
    }
}
