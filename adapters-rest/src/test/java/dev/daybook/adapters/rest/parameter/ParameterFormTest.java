package dev.daybook.adapters.rest.parameter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.daybook.adapters.rest.problem.ProblemException;
import dev.daybook.domain.kernel.ClientId;
import dev.daybook.domain.kernel.EventName;
import dev.daybook.domain.kernel.Rejection;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ParameterFormTest {

    @Test
    void each_type_has_one_form() {
        assertThat(read(PageLimit.class, "1000").andOneMore()).isEqualTo(1_001);
        assertThat(read(BatchSize.class, "5000").value()).isEqualTo(5_000);
        assertThat(read(EventPosition.class, "0").value()).isZero();
        assertThat(read(EventPosition.class, "999999999999999999").value()).isEqualTo(999_999_999_999_999_999L);
        assertThat(read(OnRefusedLine.class, "collect").isCollected()).isTrue();
        assertThat(read(OnRefusedLine.class, "stop").isCollected()).isFalse();
        assertThat(read(DryRun.class, "true").requested()).isTrue();
        assertThat(read(DryRun.class, "false").requested()).isFalse();
        assertThat(read(LocalDate.class, "2000-02-29")).isEqualTo(LocalDate.of(2000, 2, 29));
        assertThat(read(Instant.class, "1993-01-01T00:00:00.123456Z"))
                .isEqualTo(Instant.parse("1993-01-01T00:00:00.123456Z"));
        assertThat(read(Instant.class, "1993-01-01T00:00Z")).isEqualTo(Instant.parse("1993-01-01T00:00:00Z"));
        assertThat(read(UUID.class, "0193b0de-0000-7000-8000-000000000001"))
                .isEqualTo(UUID.fromString("0193b0de-0000-7000-8000-000000000001"));
        assertThat(read(ClientId.class, "A.b_c~d-1")).isEqualTo(new ClientId("A.b_c~d-1"));
        assertThat(read(EventName.class, "AccountOpened")).isEqualTo(new EventName("AccountOpened"));
        assertThat(ParameterForm.of(String.class)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            ignoreLeadingAndTrailingWhitespace = false,
            value = {
                "PageLimit,0",
                "PageLimit,1001",
                "PageLimit,-1",
                "PageLimit,+1",
                "PageLimit,1 ",
                "PageLimit,''",
                "PageLimit,999999999999999999",
                "PageLimit,9999999999999999999",
                "PageLimit,١",
                "BatchSize,5001",
                "BatchSize,0",
                "EventPosition,-1",
                "EventPosition,x",
                "EventPosition,1.0",
                "EventPosition,9999999999999999999",
                "OnRefusedLine,Collect",
                "OnRefusedLine,''",
                "DryRun,TRUE",
                "DryRun,''",
                "DryRun,1",
                "DryRun,true "
            })
    void another_form_is_refused(String type, String text) throws ClassNotFoundException {
        Class<?> parameter = Class.forName(getClass().getPackageName() + "." + type);
        assertThatThrownBy(() -> read(parameter, text))
                .isInstanceOfSatisfying(
                        ProblemException.class,
                        problem -> assertThat(problem.code()).isEqualTo("request.invalid-parameter"))
                .hasMessageContaining("limit");
    }

    @Test
    void a_date_is_a_date() {
        for (String text : new String[] {"1993-02-30", "1993-1-1", "0000-01-01", "+19930-01-01", "1993-01-01T00:00Z"}) {
            assertThatThrownBy(() -> read(LocalDate.class, text)).isInstanceOf(ProblemException.class);
        }
        for (String text : new String[] {
            "1993-01-01",
            "1993-01-01T00:00:00",
            "1993-01-01T00:00:00+01:00",
            "1993-01-01T25:00:00Z",
            "1993-01-01T00:00:00.1234567890Z",
            "-1993-01-01T00:00:00Z"
        }) {
            assertThatThrownBy(() -> read(Instant.class, text)).isInstanceOf(ProblemException.class);
        }
        assertThatThrownBy(() -> read(UUID.class, "1-1-1-1-1")).isInstanceOf(ProblemException.class);
    }

    /** Events are recorded in microseconds: the first one after such an instant is at the next microsecond. */
    @ParameterizedTest
    @CsvSource({
        "1993-01-01T00:00:00.123456001Z,1993-01-01T00:00:00.123457Z",
        "1993-01-01T00:00:00.123456999Z,1993-01-01T00:00:00.123457Z",
        "1993-01-01T00:00:00.123456000Z,1993-01-01T00:00:00.123456Z",
        "1993-12-31T23:59:59.9999991Z,1994-01-01T00:00:00Z",
        "9999-12-31T23:59:59.999999999Z,+10000-01-01T00:00:00Z"
    })
    void an_instant_between_two_microseconds_is_the_later_one(String text, Instant limit) {
        assertThat(read(Instant.class, text)).isEqualTo(limit);
    }

    @Test
    void what_the_domain_refuses_is_a_rejection() {
        assertThatThrownBy(() -> read(ClientId.class, "a b")).isInstanceOf(Rejection.class);
        assertThatThrownBy(() -> read(ClientId.class, "")).isInstanceOf(Rejection.class);
        assertThatThrownBy(() -> read(EventName.class, "x\n")).isInstanceOf(Rejection.class);
    }

    private static <T> T read(Class<T> type, String text) {
        return ParameterForm.of(type).orElseThrow().read("limit", text);
    }
}
