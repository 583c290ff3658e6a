package dev.daybook.application.append;

import static dev.daybook.application.inmemory.BankCommands.DAY;
import static dev.daybook.application.inmemory.BankCommands.account;
import static dev.daybook.application.inmemory.BankCommands.createCompany;
import static dev.daybook.application.inmemory.BankCommands.openAccount;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.daybook.application.append.EventImport.Line;
import dev.daybook.application.append.EventImport.Order;
import dev.daybook.application.append.EventImport.Outcome;
import dev.daybook.application.append.EventImport.Stopped;
import dev.daybook.application.append.EventImport.UnreadableLine;
import dev.daybook.application.inmemory.BankCommands;
import dev.daybook.application.inmemory.InMemoryDatabases;
import dev.daybook.application.inmemory.InMemoryServer;
import dev.daybook.application.job.HandDrivenTimer;
import dev.daybook.application.log.EventFilter;
import dev.daybook.application.time.ElapsedTime;
import dev.daybook.domain.account.AccountId;
import dev.daybook.domain.account.FundsDeposited;
import dev.daybook.domain.account.InterestRateChanged;
import dev.daybook.domain.account.InterestRemainder;
import dev.daybook.domain.kernel.ClientId;
import dev.daybook.domain.kernel.Event;
import dev.daybook.domain.kernel.EventType;
import dev.daybook.domain.kernel.Rejection;
import dev.daybook.domain.money.InterestRate;
import dev.daybook.domain.money.Money;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Imports by the engine with its threads. A file is an array of facts; null is a blank line. */
@Timeout(60)
class EventImportTest {

    private static final Event UNREADABLE =
            new FundsDeposited(new AccountId(new UUID(0, 0)), new ClientId("unreadable"), Money.of("1.00", "EUR"), DAY);
    private static final String KEY = "POST /events/import k";

    private final InMemoryServer server = new InMemoryServer(
                    InMemoryDatabases.empty(BankCommands.CATALOGUE),
                    new HandDrivenTimer(Instant.parse("2026-01-05T00:00:00Z")))
            .start();
    private final AppendEngine engine = new AppendEngine(
            server.parts(Clock.systemUTC(), ElapsedTime.MACHINE),
            AppendSettings.DEFAULT,
            Executors.defaultThreadFactory());
    private final EventImport eventImport = new EventImport(engine.appender());
    private AccountId account = new AccountId(new UUID(0, 0));

    @BeforeEach
    void start() {
        engine.start();
        engine.appender().execute(createCompany("acme"), Caller.of("tester"));
        engine.appender().execute(openAccount("hot", "acme"), Caller.of("tester"));
        account = server.<AccountId>read(state -> account(state, "hot").id());
    }

    @AfterEach
    void stop() {
        engine.close();
    }

    private Event deposit(String id) {
        return new FundsDeposited(account, new ClientId(id), Money.of("1.00", "EUR"), DAY);
    }

    private Event depositOnNothing(String id) {
        return new FundsDeposited(new AccountId(new UUID(1, 1)), new ClientId(id), Money.of("1.00", "EUR"), DAY);
    }

    private Event rate(String rate) {
        return new InterestRateChanged(account, InterestRate.of(rate), DAY, InterestRemainder.NONE);
    }

    private Event[] deposits(int count) {
        return IntStream.range(0, count).mapToObj(i -> deposit("d-" + i)).toArray(Event[]::new);
    }

    private Outcome run(int batch, boolean collects, Optional<FactIds> ids, @Nullable Event... file) {
        return eventImport.run(source(file), new Order(batch, collects, ids), Caller.of("tester"));
    }

    private Outcome keyed(@Nullable Event... file) {
        return run(3, false, Optional.of(ids(FactIds.MOST)), file);
    }

    private FactIds ids(int most) {
        return new FactIds(KEY, KEY, id -> server.log().findById(id).isPresent(), most);
    }

    private EventImport.Source source(@Nullable Event... file) {
        int[] read = {0};
        return () -> {
            while (read[0] < file.length) {
                @Nullable Event event = file[read[0]++];
                if (event == UNREADABLE) {
                    throw new UnreadableLine(read[0], Rejection.refused("test.unreadable", "No."));
                }
                if (event != null) {
                    return new Line(read[0], proposed(Optional.empty(), event));
                }
            }
            return null;
        };
    }

    private ProposedEvent proposed(Optional<UUID> id, Event event) {
        EventType<?> type = BankCommands.CATALOGUE.typeOf(event);
        return new ProposedEvent(
                id, type, type.version(), event, server.databases().codec().encode(event));
    }

    private long head() {
        return server.log().head().position();
    }

    @Test
    void the_same_file_is_recognised_by_its_key_whatever_blank_lines_it_has() {
        Event[] file = deposits(8);
        assertThat(keyed(file).appended()).isEqualTo(8);
        long before = head();

        List<@Nullable Event> shifted = new ArrayList<>(Arrays.asList(file));
        shifted.add(0, null);
        shifted.add(5, null);
        Outcome again = keyed(shifted.toArray(new @Nullable Event[0]));

        assertThat(again.appended()).isZero();
        assertThat(again.repeated()).isEqualTo(8);
        assertThat(again.isRecognised()).isTrue();
        assertThat(head()).isEqualTo(before);
    }

    @Test
    void equal_facts_of_one_file_are_each_appended_once() {
        Event[] file = {rate("0.01"), rate("0.02"), rate("0.01"), null, rate("0.02"), rate("0.01")};
        assertThat(keyed(file).appended()).isEqualTo(5);

        Event[] longer = Arrays.copyOf(file, 7);
        longer[6] = rate("0.02");
        Outcome again = keyed(longer);

        assertThat(again.repeated()).isEqualTo(5);
        assertThat(again.appended()).isEqualTo(1);
    }

    @Test
    void a_corrected_line_is_new_and_the_others_are_repeats() {
        Event[] file = deposits(7);
        file[4] = depositOnNothing("d-4");
        Stopped stopped = catchThrowableOfType(Stopped.class, () -> keyed(file));
        assertThat(stopped.line()).isEqualTo(5);
        assertThat(stopped.committedLines()).isEqualTo(3);
        assertThat(stopped.isRecognised()).isTrue();

        Outcome mended = keyed(deposits(7));
        assertThat(mended.repeated()).isEqualTo(3);
        assertThat(mended.appended()).isEqualTo(4);
    }

    @Test
    void another_key_gives_other_ids() {
        FactIds other = new FactIds("POST /events/import l", "POST /events/import l", id -> false);
        ProposedEvent fact = proposed(Optional.empty(), rate("0.01"));
        assertThat(ids(10).withId(fact, 1).id())
                .isPresent()
                .isNotEqualTo(other.withId(fact, 1).id());
        assertThat(ids(10).withId(fact, 1)).isEqualTo(ids(10).withId(fact, 99));
        ProposedEvent own = proposed(Optional.of(new UUID(7, 7)), rate("0.01"));
        assertThat(ids(0).withId(own, 1)).isEqualTo(own);
    }

    @Test
    void ids_run_out_and_the_import_stops_there_even_if_it_collects_refused_lines() {
        Stopped stopped = catchThrowableOfType(Stopped.class, () -> run(2, true, Optional.of(ids(5)), deposits(8)));
        assertThat(stopped.line()).isEqualTo(6);
        assertThat(stopped.committedLines()).isEqualTo(4);
        assertThat(stopped.reason())
                .isInstanceOfSatisfying(
                        Rejection.class, no -> assertThat(no.code()).isEqualTo("event.no-more-ids"));
    }

    @Test
    void a_file_that_an_earlier_build_has_imported_is_recognised_by_the_numbers_of_its_lines() {
        Event[] file = {null, deposit("d-1"), deposit("d-2"), deposit("d-3")};
        engine.appender()
                .append(
                        IntStream.rangeClosed(2, 3)
                                .mapToObj(line ->
                                        proposed(Optional.of(idOfEarlierBuild(line)), deposit("d-" + (line - 1))))
                                .toList(),
                        Caller.of("tester"));

        Outcome again = keyed(file);
        assertThat(again.repeated()).isEqualTo(2);
        assertThat(again.appended()).isEqualTo(1);
        assertThat(server.log().findById(idOfEarlierBuild(4))).isPresent();
        assertThat(keyed(file).repeated()).isEqualTo(3);
    }

    @Test
    void a_file_of_an_earlier_build_whose_lines_have_moved_is_refused() {
        engine.appender()
                .append(
                        List.of(
                                proposed(Optional.of(idOfEarlierBuild(1)), rate("0.02")),
                                proposed(Optional.of(idOfEarlierBuild(2)), rate("0.03"))),
                        Caller.of("tester"));
        long before = head();

        for (boolean collects : new boolean[] {false, true}) {
            Stopped stopped = catchThrowableOfType(
                    Stopped.class,
                    () -> run(3, collects, Optional.of(ids(FactIds.MOST)), null, rate("0.02"), rate("0.03")));

            assertThat(stopped.line()).isEqualTo(2);
            assertThat(stopped.reason())
                    .isInstanceOfSatisfying(
                            Rejection.class, no -> assertThat(no.code()).isEqualTo("event.id-in-use"));
            assertThat(head()).isEqualTo(before);
        }
    }

    private static UUID idOfEarlierBuild(int line) {
        return UUID.nameUUIDFromBytes((KEY + " " + line).getBytes(StandardCharsets.UTF_8));
    }

    @Test
    void refused_lines_are_collected_and_all_others_appended_in_order() {
        Event[] file = deposits(12);
        file[0] = depositOnNothing("d-0");
        file[3] = UNREADABLE;
        file[4] = deposit("d-2");
        file[5] = depositOnNothing("d-5");
        file[11] = UNREADABLE;
        long before = head();

        Outcome outcome = run(5, true, Optional.empty(), file);

        assertThat(outcome.lines()).isEqualTo(12);
        assertThat(outcome.appended()).isEqualTo(7);
        assertThat(outcome.refused()).isEqualTo(5);
        assertThat(outcome.refusals().keySet()).containsExactly(1L, 4L, 5L, 6L, 12L);
        assertThat(outcome.refusals().get(5L)).isInstanceOf(Rejection.class);
        assertThat(outcome.isRecognised()).isFalse();
        assertThat(outcome.last()).contains(before + 7);
        List<String> recorded = server.log().read(before, 100, EventFilter.NONE).stream()
                .map(event -> event.data().text())
                .toList();
        for (int i = 0; i < 7; i++) {
            String id = "d-" + List.of(1, 2, 6, 7, 8, 9, 10).get(i);
            assertThat(recorded.get(i)).contains(id);
        }
    }

    @Test
    void the_list_of_refused_lines_is_bounded_and_begins_with_the_first_ones() {
        Event[] file = new Event[EventImport.MOST_LISTED + 20];
        Arrays.fill(file, UNREADABLE);
        file[7] = deposit("good");
        Outcome outcome = run(500, true, Optional.empty(), file);
        assertThat(outcome.appended()).isEqualTo(1);
        assertThat(outcome.refused()).isEqualTo(EventImport.MOST_LISTED + 19);
        assertThat(outcome.refusals()).hasSize(EventImport.MOST_LISTED).doesNotContainKey(8L);
        assertThat(outcome.refusals().keySet()).contains(1L, (long) EventImport.MOST_LISTED + 1);
    }

    @Test
    void a_source_that_fails_stops_an_import_that_collects_refused_lines() {
        EventImport.Source good = source(deposits(4));
        int[] read = {0};
        Stopped stopped = catchThrowableOfType(
                Stopped.class,
                () -> eventImport.run(
                        () -> {
                            if (read[0]++ == 3) {
                                throw new IllegalStateException("The connection is lost.");
                            }
                            return good.next();
                        },
                        new Order(2, true, Optional.empty()),
                        Caller.of("tester")));
        assertThat(stopped.line()).isEqualTo(4);
        assertThat(stopped.committedLines()).isEqualTo(2);
        assertThat(stopped.isRecognised()).isFalse();
    }
}
