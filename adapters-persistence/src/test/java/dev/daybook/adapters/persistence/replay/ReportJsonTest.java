package dev.daybook.adapters.persistence.replay;

import static org.assertj.core.api.Assertions.assertThat;

import dev.daybook.application.replay.Comparison.TableDigest;
import dev.daybook.application.replay.Divergence;
import dev.daybook.application.replay.Doom;
import dev.daybook.application.replay.Replay.Report;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

class ReportJsonTest {

    private static final Report REPORT = new Report(
            List.of(new TableDigest("account", 2, 3, "0a", false)),
            List.of(
                    new Divergence(
                            "account",
                            "A-17",
                            Optional.of("balance"),
                            Optional.of("7.00"),
                            Optional.of("8.00 €"),
                            Optional.of(17L)),
                    new Divergence(
                            "account",
                            "A-18",
                            Optional.empty(),
                            Optional.empty(),
                            Optional.of("row"),
                            Optional.empty())),
            Optional.of(new Doom(
                    17,
                    UUID.fromString("0193b0de-0000-7000-8000-000000000001"),
                    "FundsDeposited",
                    1,
                    "{}",
                    "AccountMaterializer",
                    "why",
                    "Rejection",
                    List.of("row"))));

    /** As a report stands in the ledgers of today. */
    private static final String JSON = """
            {"tables":[{"table":"account","liveRows":2,"replayedRows":3,"digest":"0a","equal":false}],\
            "divergences":[{"table":"account","key":"A-17","column":"balance","live":"7.00","replayed":"8.00 €",\
            "firstPosition":17},{"table":"account","key":"A-18","replayed":"row"}],\
            "doom":{"position":17,"eventId":"0193b0de-0000-7000-8000-000000000001","name":"FundsDeposited","version":1,\
            "data":"{}","materializer":"AccountMaterializer","message":"why","cause":"Rejection","rows":["row"]}}""";

    @Test
    void aReportIsWrittenAndReadAsEver() {
        assertThat(ReportJson.write(REPORT)).isEqualTo(JSON);
        assertThat(ReportJson.read(JSON)).isEqualTo(REPORT);
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(strings = {"", "null", "{}", "[]", "{\"tables\":[],\"divergences\":[],\"more\":1}"})
    void whatIsNotAReportIsNothing(String json) {
        assertThat(ReportJson.read(json)).isEqualTo(Report.NOTHING);
    }
}
