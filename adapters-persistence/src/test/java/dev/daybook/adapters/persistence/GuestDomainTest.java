package dev.daybook.adapters.persistence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.daybook.adapters.persistence.library.LibraryBinding;
import dev.daybook.adapters.persistence.misbehaving.Mischief;
import dev.daybook.adapters.persistence.misbehaving.MischiefBinding;
import dev.daybook.adapters.persistence.misbehaving.MischiefFeature;
import dev.daybook.application.append.Caller;
import dev.daybook.application.append.EventRefused;
import dev.daybook.application.append.IdempotencyKey;
import dev.daybook.application.append.PrincipalId;
import dev.daybook.application.append.ProposedEvent;
import dev.daybook.application.append.Receipt;
import dev.daybook.application.log.RecordedEvent;
import dev.daybook.application.log.UnreadableEvent;
import dev.daybook.domain.kernel.ClientId;
import dev.daybook.domain.kernel.EventName;
import dev.daybook.domain.kernel.Rejection;
import dev.daybook.domain.library.Book;
import dev.daybook.domain.library.BookRepository;
import dev.daybook.domain.library.LendBook;
import dev.daybook.domain.library.LibraryFeature;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Another business on the same engine, and commands that misbehave in every way that the engine must bear. */
class GuestDomainTest {

    private static final LocalDate DAY = LocalDate.of(2026, 1, 5);
    private static final PrincipalId TESTER = new PrincipalId("local", "tester");

    private Engine engine;

    @BeforeEach
    void start() {
        engine = Engine.of(
                        List.of(new LibraryFeature(), new MischiefFeature()),
                        List.of(new LibraryBinding(), new MischiefBinding()),
                        "library-state")
                .migrated();
        Engine.onSuperuser("application_state", LibraryBinding.TABLE);
        engine.start();
    }

    @AfterEach
    void close() {
        engine.close();
    }

    private ProposedEvent acquired(String clientId, UUID bookId, Optional<UUID> eventId) {
        return engine.facts()
                .read(
                        eventId,
                        new EventName("BookAcquired"),
                        Optional.of(1),
                        "{\"bookId\":\"" + bookId + "\",\"clientId\":\"" + clientId + "\",\"title\":\"Faust\"}");
    }

    private Receipt acquire(String clientId) {
        return engine.appender()
                .append(List.of(acquired(clientId, UUID.randomUUID(), Optional.empty())), Caller.of("tester"));
    }

    private Book book(String clientId) {
        return engine.state()
                .read(state -> state.state(BookRepository.class)
                        .findByClientId(new ClientId(clientId))
                        .orElseThrow())
                .answer();
    }

    private Receipt lend(String book, String reader) {
        return engine.appender()
                .execute(new LendBook(new ClientId(book), new ClientId(reader), DAY), Caller.of("tester"));
    }

    @Test
    void anotherBusinessRunsOnTheSameEngine() {
        acquire("faust");
        lend("faust", "margarete");
        assertThat(book("faust").reader()).contains(new ClientId("margarete"));
        assertThat(countOfTasks()).isEqualTo(1);
        assertThatThrownBy(() -> lend("faust", "mephisto"))
                .isInstanceOfSatisfying(
                        Rejection.class,
                        rejection -> assertThat(rejection.code()).isEqualTo("book.lent"));
    }

    @Test
    void aFactInAnEarlierVersionIsRecordedAsItWasSentAndUpgradedWhenItIsRead() {
        RecordedEvent recorded = acquire("faust").events().get(0);
        assertThat(recorded.version()).isEqualTo(1);
        assertThat(recorded.data().text()).doesNotContain("language");
        assertThat(book("faust").language()).isEqualTo("und");
    }

    @Test
    void dataThatIsNotOfItsShapeIsNamed() {
        assertThatThrownBy(() -> engine.facts()
                        .read(
                                Optional.empty(),
                                new EventName("BookLent"),
                                Optional.empty(),
                                "{\"bookId\":\"" + UUID.randomUUID()
                                        + "\",\"reader\":\"r\",\"lentOn\":\"2026-01-05\",\"isbn\":1}"))
                .isInstanceOfSatisfying(UnreadableEvent.class, unreadable -> {
                    assertThat(unreadable.code()).isEqualTo("event.unreadable-data");
                    assertThat(unreadable).hasMessageContaining("\"isbn\"").hasMessageContaining("no such field");
                });
    }

    @Test
    void theSameFactAgainIsARepeatAndAnotherUnderItsIdIsRefused() {
        UUID eventId = UUID.randomUUID();
        UUID bookId = UUID.randomUUID();
        ProposedEvent fact = acquired("faust", bookId, Optional.of(eventId));
        Receipt first = engine.appender().append(List.of(fact), Caller.of("tester"));
        Receipt again = engine.appender().append(List.of(fact, fact), Caller.of("tester"));
        assertThat(again.isRepeat()).isTrue();
        assertThat(again.repeated()).isEqualTo(2);
        assertThat(again.positions()).isEqualTo(first.positions());
        assertThatThrownBy(() -> engine.appender()
                        .append(List.of(acquired("urfaust", bookId, Optional.of(eventId))), Caller.of("tester")))
                .isInstanceOfSatisfying(
                        EventRefused.class,
                        refused -> assertThat(refused.rejection().code()).isEqualTo("event.id-in-use"));
        assertThat(engine.log().head().position()).isEqualTo(1);
    }

    @Test
    void oneBadFactAmongManyRefusesThemAll() {
        ProposedEvent good = acquired("one", UUID.randomUUID(), Optional.empty());
        ProposedEvent sameClientId = acquired("one", UUID.randomUUID(), Optional.empty());
        assertThatThrownBy(() -> engine.appender().append(List.of(good, sameClientId), Caller.of("tester")))
                .isInstanceOfSatisfying(
                        EventRefused.class,
                        refused -> assertThat(refused.index()).isEqualTo(1));
        assertThat(engine.log().head().position()).isZero();
        acquire("one");
    }

    @Test
    void aKeyIsRememberedForGood() {
        acquire("faust");
        Caller keyed = Caller.of("tester").withKey(new IdempotencyKey.OfRequest(TESTER, "POST /loans", "4711"));
        LendBook loan = new LendBook(new ClientId("faust"), new ClientId("margarete"), DAY);
        Receipt first = engine.appender().execute(loan, keyed);
        Receipt again = engine.appender().execute(loan, keyed);
        assertThat(again.isRepeat()).isTrue();
        assertThat(again.commandId()).isEqualTo(first.commandId());
        assertThat(again.positions()).isEqualTo(first.positions());
        assertThatThrownBy(() -> engine.appender()
                        .execute(new LendBook(new ClientId("faust"), new ClientId("mephisto"), DAY), keyed))
                .isInstanceOfSatisfying(
                        Rejection.class,
                        rejection -> assertThat(rejection.code()).isEqualTo("idempotency-key.reused"));
    }

    @Test
    void aKeyThatWasRecordedWithoutItsOwnerIsHonouredForAll() {
        acquire("faust");
        LendBook loan = new LendBook(new ClientId("faust"), new ClientId("margarete"), DAY);
        Receipt first = engine.appender()
                .execute(
                        loan, Caller.of("tester").withKey(new IdempotencyKey.OfRequest(TESTER, "POST /loans", "4711")));
        // what an earlier build would have stored for the same request
        Engine.onSuperuser("event_log", """
                alter table daybook.command disable trigger append_only;
                update daybook.command set idempotency_key = 'POST /loans 4711'
                where idempotency_key = 'local:tester/POST /loans 4711';
                alter table daybook.command enable always trigger append_only
                """);
        PrincipalId other = new PrincipalId("local", "another");
        Receipt again = engine.appender()
                .execute(
                        loan, Caller.of("another").withKey(new IdempotencyKey.OfRequest(other, "POST /loans", "4711")));
        assertThat(again.isRepeat()).isTrue();
        assertThat(again.commandId()).isEqualTo(first.commandId());
        assertThat(again.positions()).isEqualTo(first.positions());
    }

    @Test
    void anIdThatWasGivenHereIsRecognisedWhenItComesBackFromOutside() {
        acquire("faust");
        RecordedEvent lent = lend("faust", "margarete").events().get(0);
        ProposedEvent exported = engine.facts()
                .read(
                        Optional.of(lent.metadata().id()),
                        lent.name(),
                        Optional.of(lent.version()),
                        lent.data().text());
        Receipt again = engine.appender().append(List.of(exported), Caller.of("tester"));
        assertThat(again.isRepeat()).isTrue();
        assertThat(again.positions().orElseThrow().last()).isEqualTo(lent.position());
        UUID taken = lent.metadata().id();
        assertThatThrownBy(() -> engine.appender()
                        .append(
                                List.of(acquired("urfaust", UUID.randomUUID(), Optional.of(taken))),
                                Caller.of("tester")))
                .isInstanceOfSatisfying(
                        EventRefused.class,
                        refused -> assertThat(refused.rejection().code()).isEqualTo("event.id-in-use"));
    }

    @Test
    void aKeyTellsItsWholeAnswerAgainAndIsTakenEvenIfNothingWasNew() {
        UUID first = UUID.randomUUID();
        ProposedEvent known = acquired("one", UUID.randomUUID(), Optional.of(first));
        engine.appender().append(List.of(known), Caller.of("tester"));
        acquire("between");
        ProposedEvent added = acquired("two", UUID.randomUUID(), Optional.of(UUID.randomUUID()));
        Caller keyed = Caller.of("tester").withKey(new IdempotencyKey.OfRequest(TESTER, "POST /events", "mixed"));
        Receipt mixed = engine.appender().append(List.of(known, added), keyed);
        Receipt again = engine.appender().append(List.of(known, added), keyed);
        assertThat(mixed.positions().orElseThrow().first()).isEqualTo(1);
        assertThat(again.positions()).isEqualTo(mixed.positions());
        assertThat(again.repeated()).isEqualTo(2);
        Caller other = Caller.of("tester").withKey(new IdempotencyKey.OfRequest(TESTER, "POST /events", "nothing new"));
        engine.appender().append(List.of(known), other);
        assertThatThrownBy(() -> engine.appender().append(List.of(added), other))
                .isInstanceOfSatisfying(
                        Rejection.class,
                        rejection -> assertThat(rejection.code()).isEqualTo("idempotency-key.reused"));
    }

    @Test
    void aDryRunTellsWhatWouldBeAppendedAndLeavesNothing() {
        acquire("faust");
        Receipt receipt = engine.appender()
                .execute(
                        new LendBook(new ClientId("faust"), new ClientId("margarete"), DAY),
                        Caller.of("tester").asDryRun());
        assertThat(receipt.events()).hasSize(1);
        assertThat(engine.log().head().position()).isEqualTo(1);
        assertThat(book("faust").reader()).isEmpty();
        assertThat(countOfTasks()).isZero();
        lend("faust", "mephisto");
        assertThat(book("faust").reader()).contains(new ClientId("mephisto"));
    }

    @Test
    void everyKindOfPoisonHurtsOnlyItself() throws Exception {
        for (Mischief.Kind kind : Mischief.Kind.values()) {
            long before = engine.log().head().position();
            List<Future<Boolean>> answers = new ArrayList<>();
            ExecutorService callers = Executors.newFixedThreadPool(21);
            CountDownLatch together = new CountDownLatch(1);
            for (int i = 0; i <= 20; i++) {
                String name = kind + "-" + i;
                boolean poison = i == 7;
                answers.add(callers.submit(() -> {
                    together.await();
                    try {
                        if (poison) {
                            engine.appender().execute(new Mischief(kind, new ClientId(name)), Caller.of("tester"));
                        } else {
                            acquire(name);
                        }
                        return true;
                    } catch (RuntimeException failure) {
                        return false;
                    }
                }));
            }
            together.countDown();
            for (int i = 0; i <= 20; i++) {
                assertThat(answers.get(i).get()).as("%s, command %d", kind, i).isEqualTo(i != 7);
            }
            callers.shutdown();
            assertThat(engine.log().head().position()).as("after %s", kind).isEqualTo(before + 20);
            assertThat(engine.state().position()).isEqualTo(engine.log().head().at());
        }
    }

    @Test
    void aConstraintOfTheDatabaseRefusesTheWholeCommandInBothDatabases() {
        acquire("faust");
        UUID bookId = book("faust").id().value();
        List<ProposedEvent> tooManyLoans = new ArrayList<>();
        for (int i = 0; i < 3; i++) {
            tooManyLoans.add(engine.facts()
                    .read(
                            Optional.empty(),
                            new EventName("BookLent"),
                            Optional.empty(),
                            "{\"bookId\":\"" + bookId + "\",\"reader\":\"r" + i + "\",\"lentOn\":\"2026-01-05\"}"));
        }
        assertThatThrownBy(() -> engine.appender().append(tooManyLoans, Caller.of("tester")));
        assertThat(engine.log().head().position()).isEqualTo(1);
        assertThat(book("faust").timesLent()).isZero();
        assertThat(countOfTasks()).isZero();
        assertThat(engine.state().position()).isEqualTo(engine.log().head().at());
    }

    private static long countOfTasks() {
        return Engine.number("event_log", "select count(*) from daybook.task");
    }
}
