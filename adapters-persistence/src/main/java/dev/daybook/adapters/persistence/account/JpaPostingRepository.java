package dev.daybook.adapters.persistence.account;

import dev.daybook.adapters.persistence.state.BufferedTable;
import dev.daybook.adapters.persistence.state.Selection;
import dev.daybook.adapters.persistence.state.StateTables;
import dev.daybook.adapters.persistence.state.TableMapping;
import dev.daybook.domain.account.Account;
import dev.daybook.domain.account.AccountId;
import dev.daybook.domain.account.AccountStatus;
import dev.daybook.domain.account.DailyMovement;
import dev.daybook.domain.account.Posting;
import dev.daybook.domain.account.PostingRepository;
import dev.daybook.domain.company.CompanyId;
import dev.daybook.domain.kernel.ClientId;
import dev.daybook.domain.money.CurrencyCode;
import dev.daybook.domain.money.Money;
import jakarta.persistence.Tuple;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;

/** The postings, through JPA. */
final class JpaPostingRepository implements PostingRepository {

    private static final TableMapping<PostingKey, Void, Posting, PostingEntity> ROWS = TableMapping.of(
            PostingEntity.class, PostingEntity::new, PostingEntity::toPosting, PostingKey::of, key -> key);

    private final StateTables tables;
    private final BufferedTable<PostingKey, Void, Posting, PostingEntity> postings;

    JpaPostingRepository(StateTables tables) {
        this.tables = tables;
        this.postings = tables.table(ROWS);
    }

    @Override
    public void expectTransaction(ClientId transactionId) {
        postings.expectNew(PostingKey.firstLegOf(transactionId));
    }

    @Override
    public void expectPostings(ClientId transactionId) {
        postings.expect(PostingKey.firstLegOf(transactionId));
        postings.expect(PostingKey.secondLegOf(transactionId));
    }

    @Override
    public boolean existsTransaction(ClientId transactionId) {
        // every transaction has a first leg
        return !postings.isNew(PostingKey.firstLegOf(transactionId));
    }

    @Override
    public List<Posting> findTransaction(ClientId transactionId) {
        // by key and not by a query: a query would first have to write the rows of the running command
        expectPostings(transactionId);
        return Stream.of(PostingKey.firstLegOf(transactionId), PostingKey.secondLegOf(transactionId))
                .map(postings::find)
                .flatMap(Optional::stream)
                .toList();
    }

    @Override
    public List<Posting> findPage(AccountId account, long after, int limit) {
        return tables
                .select(
                        PostingEntity.class,
                        Selection.where("account_id = :account and position > :after")
                                .with("account", account.value())
                                .with("after", after)
                                .orderedBy("position")
                                .first(limit))
                .stream()
                .map(PostingEntity::toPosting)
                .toList();
    }

    @Override
    public List<DailyMovement> findMovementsSinceAccrual(Account account) {
        return tables
                .query(session -> session.createSelectionQuery("""
                                select p.occurredOn, sum(p.amount), p.currency from PostingEntity p
                                where p.accountId = :account and p.occurredOn > :since
                                group by p.occurredOn, p.currency order by p.occurredOn
                                """, Tuple.class)
                        .setParameter("account", account.id().value())
                        .setParameter("since", account.accruedThrough())
                        .getResultList())
                .stream()
                .map(row -> movement(row, 0))
                .toList();
    }

    @Override
    public Map<AccountId, List<DailyMovement>> findMovementsSinceAccrual() {
        return findMovementsSinceAccrual(Optional.empty());
    }

    @Override
    public Map<AccountId, List<DailyMovement>> findMovementsSinceAccrual(CompanyId company) {
        return findMovementsSinceAccrual(Optional.of(company));
    }

    private Map<AccountId, List<DailyMovement>> findMovementsSinceAccrual(Optional<CompanyId> company) {
        List<Tuple> rows = tables.query(session -> {
            var query = session.createSelectionQuery(
                            """
                            select p.accountId, p.occurredOn, sum(p.amount), p.currency from PostingEntity p
                            join AccountEntity a on a.accountId = p.accountId
                            where a.status = :open and p.occurredOn > a.accruedThrough%s
                            group by p.accountId, p.occurredOn, p.currency order by p.accountId, p.occurredOn
                            """.formatted(company.isPresent() ? " and a.companyId = :company" : ""), Tuple.class)
                    .setParameter("open", AccountStatus.OPEN.name());
            company.ifPresent(id -> query.setParameter("company", id.value()));
            return query.getResultList();
        });
        Map<AccountId, List<DailyMovement>> movements = new HashMap<>();
        for (Tuple row : rows) {
            movements
                    .computeIfAbsent(new AccountId(row.get(0, UUID.class)), account -> new ArrayList<>())
                    .add(movement(row, 1));
        }
        return movements;
    }

    private static DailyMovement movement(Tuple row, int first) {
        return new DailyMovement(
                row.get(first, LocalDate.class),
                new Money(row.get(first + 1, BigDecimal.class), new CurrencyCode(row.get(first + 2, String.class))));
    }

    @Override
    public void add(Posting posting) {
        postings.add(posting);
    }
}
