package dev.daybook.adapters.rest.period;

import static org.assertj.core.api.Assertions.assertThat;

import dev.daybook.adapters.rest.json.ApiJson;
import dev.daybook.domain.period.PeriodClose;
import dev.daybook.domain.period.PeriodClose.Proposal;
import dev.daybook.domain.period.PeriodClose.Step;
import dev.daybook.domain.period.PeriodCloseId;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class PeriodCloseViewTest {

    private static final Instant AT = Instant.parse("2026-02-03T10:00:00Z");
    private static final Optional<Proposal> PROPOSAL = Optional.of(new Proposal("A late invoice", "operator", AT));
    private static final Optional<Step> REOPENED = Optional.of(new Step("approver", AT, 19));

    private static String shown(Optional<Proposal> proposal, Optional<Step> reopened) throws Exception {
        PeriodClose close = new PeriodClose(
                new PeriodCloseId(new UUID(1, 2)),
                LocalDate.of(2026, 2, 1),
                "January is reported",
                new Step("closer", AT, 17),
                proposal,
                reopened,
                19);
        return new ApiJson().text(PeriodCloseView.of(close));
    }

    @Test
    void a_closed_period_shows_who_has_closed_it() throws Exception {
        assertThat(shown(Optional.empty(), Optional.empty())).isEqualTo("""
                {"firstOpenDay":"2026-02-01","periodCloseId":"00000000-0000-0001-0000-000000000002",\
                "status":"closed","reason":"January is reported","closedBy":"closer","closedAt":"2026-02-03T10:00:00Z",\
                "reopening":null,"position":19}""");
    }

    @Test
    void a_proposed_reopening_shows_its_reason() throws Exception {
        assertThat(shown(PROPOSAL, Optional.empty())).contains("""
                "status":"reopening-proposed\"""", """
                "reopening":{"reason":"A late invoice","proposedBy":"operator","proposedAt":"2026-02-03T10:00:00Z",\
                "approvedBy":null,"approvedAt":null}""");
    }

    @Test
    void a_reopened_period_shows_both_people() throws Exception {
        assertThat(shown(PROPOSAL, REOPENED)).contains("""
                "status":"reopened\"""", """
                "proposedBy":"operator","proposedAt":"2026-02-03T10:00:00Z",\
                "approvedBy":"approver","approvedAt":"2026-02-03T10:00:00Z"}""");
    }

    @Test
    void a_fact_reopens_without_a_proposal() throws Exception {
        assertThat(shown(Optional.empty(), REOPENED)).contains("""
                "reopening":{"approvedBy":"approver","approvedAt":"2026-02-03T10:00:00Z"}""");
    }
}
