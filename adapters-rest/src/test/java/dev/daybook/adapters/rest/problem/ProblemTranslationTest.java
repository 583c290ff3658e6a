package dev.daybook.adapters.rest.problem;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import dev.daybook.adapters.rest.json.ApiJson;
import dev.daybook.application.log.StorageFailure;
import dev.daybook.application.log.UnreadableEvent;
import dev.daybook.domain.kernel.Rejection;
import java.io.IOException;
import java.sql.SQLException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ProblemTranslationTest {

    private final ProblemTranslation translation = new ProblemTranslation(
            subject -> subject.noun().equals("account") && subject.id().equals("A-1"));

    @Test
    void a_rejection_keeps_its_code_and_its_sentence() {
        Problem problem = translation.problem(Rejection.refused("account.insufficient-funds", "It has too little."));
        assertThat(problem.status()).isEqualTo(422);
        assertThat(problem.type()).isEqualTo("urn:daybook:problem:account.insufficient-funds");
        assertThat(problem.title()).isEqualTo("Account: insufficient funds");
        assertThat(problem.detail()).isEqualTo("It has too little.");
        assertThat(problem.code()).isEqualTo("account.insufficient-funds");
        assertThat(translation
                        .problem(Rejection.conflict("account.exists", "It exists."))
                        .status())
                .isEqualTo(409);
    }

    @Test
    void what_is_unknown_is_404_only_where_the_path_names_it() {
        assertThat(translation.problem(Rejection.unknown("account", "A-1")).status())
                .isEqualTo(404);
        assertThat(translation.problem(Rejection.unknown("account", "A-2")).status())
                .isEqualTo(422);
        assertThat(translation.problem(Rejection.unknown("company", "A-1")).status())
                .isEqualTo(422);
    }

    @Test
    void one_of_several_events_is_named() {
        Problem problem =
                translation.problem(new EventProblem(3, new UnreadableEvent("event.unknown-name", "No such event.")));
        assertThat(problem.status()).isEqualTo(400);
        assertThat(problem.code()).isEqualTo("event.unknown-name");
        assertThat(problem.event()).contains(3);
    }

    @Test
    void storage_that_may_come_back_is_a_503_and_other_failures_are_defects() {
        SQLException secret = new SQLException("password=secret");
        Problem passing =
                translation.problem(new StorageFailure(StorageFailure.Kind.PASSING, "host db-17 is away", secret));
        assertThat(passing.status()).isEqualTo(503);
        assertThat(passing.detail()).doesNotContain("db-17");
        assertThat(translation
                        .problem(new StorageFailure(StorageFailure.Kind.LOCKED, "locked", secret))
                        .status())
                .isEqualTo(503);
        Problem lasting =
                translation.problem(new StorageFailure(StorageFailure.Kind.LASTING, "constraint x of table y", secret));
        assertThat(lasting.status()).isEqualTo(500);
        assertThat(lasting.code()).isEqualTo("server.defect");
        assertThat(lasting.detail()).doesNotContain("constraint");
        Problem defect = translation.problem(new NullPointerException("Cannot invoke secret"));
        assertThat(defect.status()).isEqualTo(500);
        assertThat(defect.detail()).doesNotContain("secret");
    }

    @Test
    void a_body_that_breaks_off_is_the_callers_affair() {
        assertThat(translation.problem(new IOException("reset by peer")).status())
                .isEqualTo(400);
    }

    @ParameterizedTest
    @ValueSource(ints = {400, 401, 403, 404, 405, 406, 413, 415, 429, 500, 503})
    void every_status_is_a_problem(int status) {
        Problem problem = ProblemTranslation.ofStatus(status);
        assertThat(problem.status()).isEqualTo(status);
        assertThat(problem.code()).matches("[a-z]+\\.[a-z-]+");
        assertThat(problem.detail()).isNotBlank();
    }

    @Test
    void what_it_does_not_have_is_left_out() throws JsonProcessingException {
        Problem problem =
                translation.problem(Rejection.refused("a.b", "No.")).at("/x").ofImport(7, 5, "Go on.");
        assertThat(new ApiJson().text(problem)).isEqualTo("""
                        {"type":"urn:daybook:problem:a.b","title":"A: b","status":422,"detail":"No.","instance":"/x",\
                        "code":"a.b","line":7,"committedLines":5,"goOn":"Go on."}""");
    }
}
