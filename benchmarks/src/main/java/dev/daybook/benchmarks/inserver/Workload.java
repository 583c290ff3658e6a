package dev.daybook.benchmarks.inserver;

import dev.daybook.application.append.Caller;
import dev.daybook.application.append.EventAppender;
import dev.daybook.application.append.IdempotencyKey;
import dev.daybook.benchmarks.load.Call;
import dev.daybook.benchmarks.load.Order;
import dev.daybook.domain.account.DepositFunds;
import dev.daybook.domain.account.TransferFunds;
import dev.daybook.domain.kernel.ClientId;
import dev.daybook.domain.kernel.Creator;
import dev.daybook.domain.money.Money;
import java.time.LocalDate;
import java.util.SplittableRandom;

/** Commands handed to the corridor exactly as the REST adapter does it. */
final class Workload {

    private static final LocalDate DAY = LocalDate.of(2026, 1, 5);
    private static final Money DEPOSIT = Money.of("10.00", "CZK");
    private static final Money TRANSFER = Money.of("0.01", "CZK");
    private static final int ONE_IN = 20;

    private final EventAppender appender;
    private final Order order;

    Workload(EventAppender appender, Order order) {
        this.appender = appender;
        this.order = order;
    }

    /** The next command of the caller with that number. */
    Call caller(int number) {
        String prefix = order.name() + "-" + number + "-";
        SplittableRandom random = new SplittableRandom(prefix.hashCode());
        return new Call() {
            private long sent;

            @Override
            public void make() {
                ClientId id = new ClientId(prefix + sent++);
                send(id, creator(id, random));
            }
        };
    }

    private Creator creator(ClientId id, SplittableRandom random) {
        return switch (order.workload()) {
            case "deposits" -> deposit(id, random);
            case "hot-deposits" -> new DepositFunds(id, account(0), DEPOSIT, DAY);
            case "poisoned-deposits" ->
                random.nextInt(ONE_IN) == 0 ? new MisplaceFunds(deposit(id, random)) : deposit(id, random);
            case "deposits-with-a-task" -> new DepositFundsWithNotice(deposit(id, random), DepositNotice.WAITING);
            case "deposits-with-a-task-done" -> new DepositFundsWithNotice(deposit(id, random), DepositNotice.DONE);
            case "transfers" -> {
                int from = random.nextInt(order.accounts());
                int to = (from + 1 + random.nextInt(order.accounts() - 1)) % order.accounts();
                yield new TransferFunds(id, account(from), account(to), TRANSFER, DAY);
            }
            default -> throw new IllegalArgumentException("There is no workload " + order.workload());
        };
    }

    private DepositFunds deposit(ClientId id, SplittableRandom random) {
        return new DepositFunds(id, account(random), DEPOSIT, DAY);
    }

    private void send(ClientId id, Creator creator) {
        String noun = creator instanceof TransferFunds ? "transfer" : "deposit";
        appender.execute(creator, Caller.of("writer").withKey(new IdempotencyKey.OfThing(noun, id)));
    }

    private ClientId account(SplittableRandom random) {
        return account(random.nextInt(order.accounts()));
    }

    private static ClientId account(int number) {
        return new ClientId("A-" + number);
    }
}
