package dev.daybook.adapters.persistence;

import static org.assertj.core.api.Assertions.assertThat;

import dev.daybook.application.append.Caller;
import dev.daybook.application.append.IdempotencyKey;
import dev.daybook.domain.company.Address;
import dev.daybook.domain.company.CompanyName;
import dev.daybook.domain.company.CompanyRepository;
import dev.daybook.domain.company.CountryCode;
import dev.daybook.domain.company.CreateCompany;
import dev.daybook.domain.company.EmailAddress;
import dev.daybook.domain.kernel.ClientId;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** The engine goes on when its connections were cut. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class LostConnectionsTest {

    private Engine engine;

    @BeforeAll
    void start() {
        engine = Engine.empty().start();
    }

    @AfterEach
    void logAndStateAgree() {
        assertThat(engine.state().position()).isEqualTo(engine.log().head().at());
        assertThat(Engine.number("event_log", "select count(*) from pg_prepared_xacts"))
                .isZero();
    }

    @AfterAll
    void stop() {
        engine.close();
    }

    private void create(String company) {
        engine.appender()
                .execute(
                        new CreateCompany(
                                new ClientId(company),
                                new CompanyName(company),
                                new Address("Street 1", Optional.empty(), "Praha", "11000", new CountryCode("CZ")),
                                new EmailAddress("a@b.cz")),
                        Caller.of("tester").withKey(new IdempotencyKey.OfThing("company", new ClientId(company))));
    }

    private boolean exists(String company) {
        return engine.state()
                .read(state -> state.state(CompanyRepository.class).findByClientId(new ClientId(company)))
                .answer()
                .isPresent();
    }

    @Test
    void connectionsThatWereCutAreReplaced() throws SQLException {
        create("before-the-cut");
        for (String database : List.of("event_log", "application_state")) {
            Engine.onSuperuser(
                    database,
                    "select pg_terminate_backend(pid) from pg_stat_activity"
                            + " where datname = current_database() and pid <> pg_backend_pid()");
        }
        Awaitility.await().atMost(Duration.ofSeconds(30)).ignoreExceptions().until(() -> {
            create("after-the-cut");
            return true;
        });
        assertThat(exists("after-the-cut")).isTrue();
    }
}
