package dev.daybook.deployment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.daybook.local.EmbeddedPostgres;
import dev.daybook.local.LocalServer;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;

/** Interest by calendar, in the server as it is configured. The past is made by taking the schedule's record back. */
@Tag(ServerOfTests.OWN)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class SchedulesIT {

    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final ObjectMapper JSON = new ObjectMapper();

    private final EmbeddedPostgres postgres = EmbeddedPostgres.temporary().start();
    private final TaskRows rows = new TaskRows(postgres);

    /** Half a day away, so that no date becomes due by itself during the test. */
    private final LocalTime time = LocalTime.now(ZoneOffset.UTC).plusHours(12).truncatedTo(ChronoUnit.MINUTES);

    private final LocalServer server = ServerOfTests.in(ServerOfTests.folder("schedules-it"))
            .databases(postgres)
            .nodeId("schedules-test")
            .environment("DAYBOOK_VERIFICATION_NIGHTLY", "off")
            .environment("DAYBOOK_SCHEDULES", "interest daily " + time)
            .build();
    private final ApiClient api = new ApiClient(server.url());

    @BeforeAll
    void start() throws Exception {
        server.start();
        ApiClient.mustBeDone(api.put("companies/acme", """
                {"name":"Acme","contactEmail":"office@acme.example",
                 "address":{"line1":"Hlavni 1","city":"Praha","postalCode":"11000","country":"CZ"}}"""));
        ApiClient.mustBeDone(api.put("accounts/A-1", """
                {"company":"acme","currency":"CZK","annualInterestRate":"0.05","openedOn":"2024-01-01"}"""));
        ApiClient.mustBeDone(api.put("deposits/D-1", """
                {"account":"A-1","amount":{"value":"1000000.00","currency":"CZK"},"occurredOn":"2024-01-01"}"""));
    }

    @AfterAll
    void stop() {
        server.close();
        postgres.close();
    }

    private JsonNode schedule() throws IOException, InterruptedException {
        HttpResponse<String> answer = ApiClient.mustBeDone(api.operate("GET", "schedules", null));
        return JSON.readTree(answer.body()).at("/items/0");
    }

    private List<String> creditedThrough() throws IOException, InterruptedException {
        JsonNode items = JSON.readTree(
                        ApiClient.mustBeDone(api.request("auditor", "GET", "events?name=InterestAccrued", null))
                                .body())
                .at("/items");
        assertThat(items).allSatisfy(event -> {
            assertThat(event.at("/actor").asText()).isEqualTo("daybook:schedule");
            assertThat(event.at("/creator").asText()).isEqualTo("CalculateInterestOwed");
        });
        return items.findValuesAsText("accruedOn");
    }

    private LocalDate through() {
        return LocalDate.parse(rows.text("select through::text from daybook.schedule where name = 'interest'"));
    }

    @Test
    @Order(1)
    void aNewScheduleCalculatesNothingBackwards() throws Exception {
        await().atMost(PATIENCE)
                .until(() -> rows.number("select count(*) from daybook.schedule where name = 'interest'") == 1);
        JsonNode schedule = schedule();
        assertThat(schedule.at("/calendar").asText()).isEqualTo("daily " + time + " UTC");
        assertThat(schedule.at("/next/date").asText())
                .isEqualTo(through().plusDays(1).toString());
        assertThat(schedule.at("/last").isNull()).isTrue();
        assertThat(creditedThrough()).isEmpty();
    }

    @Test
    @Order(2)
    void missedDatesAreCaughtUpWithInTheirOrder() throws Exception {
        LocalDate today = through();
        rows.execute("update daybook.schedule set through = through - 3");
        await().atMost(PATIENCE).until(() -> through().equals(today));
        assertThat(creditedThrough())
                .containsExactly(
                        today.minusDays(2).toString(), today.minusDays(1).toString(), today.toString());
        JsonNode last = schedule().at("/last");
        assertThat(last.at("/outcome").asText()).isEqualTo("done");
        assertThat(last.at("/date").asText()).isEqualTo(today.toString());
        assertThat(last.at("/position").asLong()).isEqualTo(6);
        assertThat(schedule().at("/open")).isEmpty();
    }

    @Test
    @Order(3)
    void aLostRecordAndAPersonCalculateNothingAgain() throws Exception {
        LocalDate today = through();
        server.stop();
        rows.execute("delete from daybook.scheduled_run");
        rows.execute("update daybook.schedule set through = through - 3");
        server.start();
        await().atMost(PATIENCE).until(() -> through().equals(today));
        assertThat(creditedThrough()).hasSize(3);
        assertThat(schedule().at("/last/position").asLong()).isEqualTo(6);

        HttpResponse<String> byHand = api.put("interest-calculations/" + today, "{}");
        assertThat(byHand.statusCode()).isEqualTo(200);
        assertThat(JSON.readTree(byHand.body()).at("/last").asLong()).isEqualTo(6);
        assertThat(creditedThrough()).hasSize(3);
    }
}
