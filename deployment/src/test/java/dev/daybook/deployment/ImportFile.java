package dev.daybook.deployment;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import java.util.stream.Collectors;

/**
 * Events to import, one a line, and what must come of them, reckoned here and not by the product.
 *
 * @param ids of the events, in the lines' order
 * @param balances by account
 * @param interest accrued so far, by account
 */
record ImportFile(List<String> lines, List<UUID> ids, Map<UUID, BigDecimal> balances, Map<UUID, BigDecimal> interest) {

    private static final int COMPANIES = 5;
    private static final int ACCOUNTS = 60;
    private static final LocalDate FIRST_DAY = LocalDate.of(2026, 1, 5);

    /** That many events; the same name gives the same file. */
    static ImportFile of(String name, int events) {
        return new Writer(name).write(events);
    }

    String text() {
        return lines.stream().collect(Collectors.joining("\n", "", "\n"));
    }

    private static final class Writer {
        private final String name;
        private final Random random;
        private final List<String> lines = new ArrayList<>();
        private final List<UUID> ids = new ArrayList<>();
        private final List<UUID> accounts = new ArrayList<>();
        private final Map<UUID, BigDecimal> balances = new LinkedHashMap<>();
        private final Map<UUID, BigDecimal> interest = new LinkedHashMap<>();

        Writer(String name) {
            this.name = name;
            this.random = new Random(name.hashCode());
        }

        ImportFile write(int events) {
            for (int n = 0; n < COMPANIES; n++) {
                company(n);
            }
            for (int n = 0; n < ACCOUNTS; n++) {
                account(n);
            }
            while (lines.size() < events) {
                movement(lines.size());
            }
            return new ImportFile(lines, ids, balances, interest);
        }

        private void company(int n) {
            line("CompanyCreated", """
                    "companyId":"%s","clientId":"%s-company-%d","name":"Company %d",\
                    "address":{"line1":"Hlavni %d","city":"Praha","postalCode":"11000","country":"CZ"},\
                    "contactEmail":"office%d@example.com"\
                    """.formatted(id("company " + n), name, n, n, n + 1, n));
        }

        private void account(int n) {
            UUID account = id("account " + n);
            accounts.add(account);
            balances.put(account, BigDecimal.ZERO.setScale(2));
            interest.put(account, BigDecimal.ZERO.setScale(2));
            line("AccountOpened", """
                    "accountId":"%s","clientId":"%s-account-%d","companyId":"%s","currency":"CZK",\
                    "annualInterestRate":"0.035","openedOn":"%s"\
                    """.formatted(account, name, n, id("company " + n % COMPANIES), FIRST_DAY));
        }

        private void movement(int n) {
            UUID account = accounts.get(random.nextInt(accounts.size()));
            BigDecimal amount = BigDecimal.valueOf(1 + random.nextInt(1_000_000), 2);
            switch (random.nextInt(5)) {
                case 0 -> {
                    balances.merge(account, amount, BigDecimal::add);
                    interest.merge(account, amount, BigDecimal::add);
                    movement("InterestAccrued", "accruedOn", n, account, amount);
                }
                case 1, 2 -> {
                    balances.merge(account, amount, BigDecimal::subtract);
                    movement("FundsWithdrawn", "occurredOn", n, account, amount);
                }
                default -> {
                    balances.merge(account, amount, BigDecimal::add);
                    movement("FundsDeposited", "occurredOn", n, account, amount);
                }
            }
        }

        private void movement(String event, String date, int n, UUID account, BigDecimal amount) {
            line(event, """
                    "accountId":"%s","transactionId":"%s-%d","amount":{"value":"%s","currency":"CZK"},"%s":"%s"\
                    """.formatted(account, name, n, amount.toPlainString(), date, FIRST_DAY.plusDays(n / 100)));
        }

        private void line(String event, String data) {
            UUID id = id("line " + lines.size());
            ids.add(id);
            lines.add("{\"id\":\"" + id + "\",\"name\":\"" + event + "\",\"data\":{" + data + "}}");
        }

        private UUID id(String what) {
            return UUID.nameUUIDFromBytes((name + " " + what).getBytes(StandardCharsets.UTF_8));
        }
    }
}
