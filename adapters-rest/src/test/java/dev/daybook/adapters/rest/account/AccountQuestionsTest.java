package dev.daybook.adapters.rest.account;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.daybook.adapters.rest.parameter.PageLimit;
import dev.daybook.application.log.PositionRange;
import dev.daybook.domain.account.Account;
import dev.daybook.domain.account.AccountId;
import dev.daybook.domain.account.AccountRepository;
import dev.daybook.domain.account.AccountStatus;
import dev.daybook.domain.account.InterestAccrued;
import dev.daybook.domain.account.InterestRemainder;
import dev.daybook.domain.account.Posting;
import dev.daybook.domain.account.PostingKind;
import dev.daybook.domain.account.PostingRepository;
import dev.daybook.domain.account.Reversal;
import dev.daybook.domain.account.ReversalRepository;
import dev.daybook.domain.company.Address;
import dev.daybook.domain.company.Company;
import dev.daybook.domain.company.CompanyId;
import dev.daybook.domain.company.CompanyName;
import dev.daybook.domain.company.CompanyRepository;
import dev.daybook.domain.company.CountryCode;
import dev.daybook.domain.company.EmailAddress;
import dev.daybook.domain.kernel.AmendedEvent;
import dev.daybook.domain.kernel.AmendedEventRepository;
import dev.daybook.domain.kernel.ClientId;
import dev.daybook.domain.kernel.InMemoryState;
import dev.daybook.domain.money.CurrencyCode;
import dev.daybook.domain.money.InterestRate;
import dev.daybook.domain.money.Money;
import dev.daybook.domain.period.PeriodClose;
import dev.daybook.domain.period.PeriodCloseId;
import dev.daybook.domain.period.PeriodCloseRepository;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class AccountQuestionsTest {

    private static final LocalDate DAY = LocalDate.of(1993, 1, 1);

    private final InMemoryState state = InMemoryState.empty();
    private final Account first = account("A-1", "C-1");
    private final Account second = account("A-2", "C-1");
    private final Account other = account("B-1", "C-2");

    @BeforeEach
    void someAccounts() {
        for (String company : List.of("C-1", "C-2", "C-3")) {
            state.state(CompanyRepository.class)
                    .add(new Company(
                            companyId(company),
                            new ClientId(company),
                            new CompanyName("Company " + company),
                            new Address("x", Optional.empty(), "y", "z", new CountryCode("CZ")),
                            new EmailAddress("a@b.c"),
                            1));
        }
        for (Account account : List.of(first, second, other)) {
            state.state(AccountRepository.class).add(account);
        }
    }

    private static CompanyId companyId(String company) {
        return new CompanyId(UUID.nameUUIDFromBytes(company.getBytes(StandardCharsets.UTF_8)));
    }

    private static Account account(String clientId, String company) {
        Money nothing = Money.of("0", "CZK");
        return new Account(
                new AccountId(UUID.randomUUID()),
                new ClientId(clientId),
                companyId(company),
                new CurrencyCode("CZK"),
                Money.of("80.00", "CZK"),
                nothing,
                InterestRate.of("0.035"),
                AccountStatus.OPEN,
                DAY,
                DAY,
                InterestRemainder.NONE,
                17);
    }

    @Test
    void an_account_is_shown_under_the_names_that_the_outside_knows() {
        AccountView view = AccountQuestions.account(state, new ClientId("A-1")).orElseThrow();
        assertThat(view.clientId()).isEqualTo(new ClientId("A-1"));
        assertThat(view.accountId()).isEqualTo(first.id());
        assertThat(view.company()).isEqualTo(new ClientId("C-1"));
        assertThat(view.companyId()).isEqualTo(companyId("C-1"));
        assertThat(view.reserved()).isEqualTo(Money.of("0.00", "CZK"));
        assertThat(view.status()).isEqualTo("open");
        assertThat(AccountQuestions.account(state, new ClientId("A-9"))).isEmpty();
    }

    @Test
    void accounts_are_those_of_all_or_of_one_company() {
        assertThat(list(Optional.empty(), Optional.empty())).containsExactly("A-1", "A-2", "B-1");
        assertThat(list(Optional.of("C-1"), Optional.empty())).containsExactly("A-1", "A-2");
        assertThat(list(Optional.of("C-1"), Optional.of("A-1"))).containsExactly("A-2");
        assertThat(list(Optional.of("C-3"), Optional.empty())).isEmpty();
        assertThat(AccountQuestions.accounts(
                        state, Optional.of(new ClientId("C-9")), Optional.empty(), new PageLimit(10)))
                .isEmpty();
    }

    private List<String> list(Optional<String> company, Optional<String> after) {
        return AccountQuestions.accounts(state, company.map(ClientId::new), after.map(ClientId::new), new PageLimit(10))
                .orElseThrow()
                .items()
                .stream()
                .map(account -> account.clientId().value())
                .toList();
    }

    @Test
    void a_posting_and_its_transaction_say_that_their_event_was_amended() {
        Money amount = Money.of("5.00", "CZK");
        for (long position : new long[] {18, 19}) {
            state.state(PostingRepository.class)
                    .add(new Posting(
                            new ClientId("T-" + position),
                            first.id(),
                            PostingKind.DEPOSIT,
                            amount,
                            amount,
                            DAY,
                            Optional.empty(),
                            position));
        }
        state.state(AmendedEventRepository.class).add(new AmendedEvent(18, 21));
        assertThat(AccountQuestions.postings(state, new ClientId("A-1"), 0, new PageLimit(10))
                        .orElseThrow()
                        .items())
                .extracting(PostingView::position, PostingView::amended)
                .containsExactly(tuple(18L, Optional.of(21L)), tuple(19L, Optional.empty()));
        TransactionView.Shown amended = shown(new ClientId("T-18"));
        assertThat(amended.view().amended()).contains(21L);
        assertThat(amended.view().position()).isEqualTo(18);
        assertThat(amended.changedAt()).isEqualTo(21);
        TransactionView.Shown other = shown(new ClientId("T-19"));
        assertThat(other.view().amended()).isEmpty();
        assertThat(other.changedAt()).isEqualTo(19);
    }

    @Test
    void a_posting_names_the_other_account_of_a_transfer() {
        PostingRepository postings = state.state(PostingRepository.class);
        Money amount = Money.of("5.00", "CZK");
        postings.add(new Posting(
                new ClientId("T-1"), first.id(), PostingKind.DEPOSIT, amount, amount, DAY, Optional.empty(), 18));
        postings.add(new Posting(
                new ClientId("T-2"),
                first.id(),
                PostingKind.TRANSFER,
                amount.negated(),
                amount,
                DAY,
                Optional.of(other.id()),
                19));
        var page = AccountQuestions.postings(state, new ClientId("A-1"), 0, new PageLimit(1))
                .orElseThrow();
        assertThat(page.items()).hasSize(1);
        assertThat(page.next()).contains("18");
        assertThat(page.items().get(0).kind()).isEqualTo("deposit");
        assertThat(page.items().get(0).counterAccount()).isEmpty();
        var rest = AccountQuestions.postings(state, new ClientId("A-1"), 18, new PageLimit(1))
                .orElseThrow();
        assertThat(rest.items().get(0).counterAccount()).contains(new ClientId("B-1"));
        assertThat(rest.next()).isEmpty();
        assertThat(AccountQuestions.postings(state, new ClientId("A-9"), 0, new PageLimit(1)))
                .isEmpty();
    }

    @Test
    void a_transaction_is_shown_with_its_postings_and_their_accounts() {
        PostingRepository postings = state.state(PostingRepository.class);
        Money amount = Money.of("5.00", "CZK");
        postings.add(transferred(first, amount.negated(), other));
        postings.add(transferred(other, amount, first));
        TransactionView view = AccountQuestions.transaction(state, new ClientId("T-3"))
                .orElseThrow()
                .view();
        assertThat(view.clientId()).isEqualTo(new ClientId("T-3"));
        assertThat(view.kind()).isEqualTo("transfer");
        assertThat(view.occurredOn()).isEqualTo(DAY);
        assertThat(view.position()).isEqualTo(20);
        assertThat(view.postings())
                .containsExactly(
                        new TransactionView.LegView(
                                new ClientId("A-1"), first.id(), amount.negated(), amount.negated(), 20),
                        new TransactionView.LegView(new ClientId("B-1"), other.id(), amount, amount, 20));
        assertThat(AccountQuestions.transaction(state, new ClientId("T-9"))).isEmpty();
    }

    @Test
    void a_posting_that_was_recorded_after_its_day_was_closed_says_so() {
        PostingRepository postings = state.state(PostingRepository.class);
        PeriodCloseRepository closes = state.state(PeriodCloseRepository.class);
        LocalDate firstOpenDay = DAY.plusDays(1);
        closes.add(close(1, firstOpenDay, 21, Optional.of(24L)));
        closes.add(close(2, firstOpenDay, 26, Optional.empty()));
        for (long position : new long[] {20, 22, 25, 27}) {
            postings.add(deposited("T-" + position, DAY, position));
        }
        postings.add(deposited("T-28", firstOpenDay, 28));
        var page = AccountQuestions.postings(state, new ClientId("A-1"), 0, new PageLimit(10))
                .orElseThrow();
        assertThat(page.items())
                .extracting(PostingView::position, PostingView::inClosedPeriod)
                .containsExactly(
                        tuple(20L, false), tuple(22L, true), tuple(25L, false), tuple(27L, true), tuple(28L, false));
        assertThat(shown(new ClientId("T-22")).view().inClosedPeriod()).isTrue();
        assertThat(shown(new ClientId("T-25")).view().inClosedPeriod()).isFalse();
    }

    private Posting deposited(String transaction, LocalDate day, long position) {
        Money amount = Money.of("5.00", "CZK");
        return new Posting(
                new ClientId(transaction),
                first.id(),
                PostingKind.DEPOSIT,
                amount,
                amount,
                day,
                Optional.empty(),
                position);
    }

    private static PeriodClose close(int n, LocalDate firstOpenDay, long closed, Optional<Long> reopened) {
        return new PeriodClose(
                new PeriodCloseId(new UUID(0, n)),
                firstOpenDay,
                "It is over",
                new PeriodClose.Step("operator", Instant.EPOCH, closed),
                Optional.empty(),
                reopened.map(position -> new PeriodClose.Step("approver", Instant.EPOCH, position)),
                reopened.orElse(closed));
    }

    @Test
    void a_reversal_and_its_transaction_lead_to_each_other() {
        PostingRepository postings = state.state(PostingRepository.class);
        ClientId deposit = new ClientId("D-1");
        ClientId reversal = new ClientId("R-1");
        Money amount = Money.of("5.00", "CZK");
        postings.add(new Posting(deposit, first.id(), PostingKind.DEPOSIT, amount, amount, DAY, Optional.empty(), 20));
        postings.add(new Posting(
                reversal,
                first.id(),
                PostingKind.REVERSAL,
                amount.negated(),
                Money.of("0", "CZK"),
                DAY,
                Optional.empty(),
                25));
        assertThat(shown(deposit).view().reversedBy()).isEmpty();
        assertThat(shown(deposit).changedAt()).isEqualTo(20);

        state.state(ReversalRepository.class).add(new Reversal(reversal, deposit, "Booked twice.", 25));
        assertThat(shown(deposit).view().reversedBy()).contains(reversal);
        assertThat(shown(deposit).view().reverses()).isEmpty();
        assertThat(shown(deposit).view().reason()).isEmpty();
        assertThat(shown(deposit).view().position()).isEqualTo(20);
        assertThat(shown(deposit).changedAt()).isEqualTo(25);
        assertThat(shown(reversal).view().kind()).isEqualTo("reversal");
        assertThat(shown(reversal).view().reverses()).contains(deposit);
        assertThat(shown(reversal).view().reason()).contains("Booked twice.");
        assertThat(shown(reversal).view().reversedBy()).isEmpty();

        var page = AccountQuestions.postings(state, new ClientId("A-1"), 0, new PageLimit(10))
                .orElseThrow();
        assertThat(page.items())
                .extracting(PostingView::kind, PostingView::reverses, PostingView::reversedBy)
                .containsExactly(
                        tuple("deposit", Optional.empty(), Optional.of(reversal)),
                        tuple("reversal", Optional.of(deposit), Optional.empty()));
    }

    private TransactionView.Shown shown(ClientId transaction) {
        return AccountQuestions.transaction(state, transaction).orElseThrow();
    }

    private static Posting transferred(Account account, Money amount, Account counterAccount) {
        return new Posting(
                new ClientId("T-3"),
                account.id(),
                PostingKind.TRANSFER,
                amount,
                amount,
                DAY,
                Optional.of(counterAccount.id()),
                20);
    }

    @Test
    void interest_is_summed_up_by_currency() {
        InterestCalculationView view = InterestCalculationView.of(
                List.of(accrued(first, "1.10", "EUR"), accrued(second, "2.00", "CZK"), accrued(other, "0.90", "EUR")),
                Optional.of(new PositionRange(5, 7)));
        assertThat(view.accounts()).isEqualTo(3);
        assertThat(view.total()).containsExactly(Money.of("2.00", "CZK"), Money.of("2.00", "EUR"));
        assertThat(view.first()).contains(5L);
        assertThat(view.last()).contains(7L);
        assertThat(InterestCalculationView.of(List.of(), Optional.empty()).total())
                .isEmpty();
    }

    private static InterestAccrued accrued(Account account, String value, String currency) {
        return new InterestAccrued(
                account.id(), new ClientId("I"), Money.of(value, currency), DAY, InterestRemainder.NONE);
    }
}
