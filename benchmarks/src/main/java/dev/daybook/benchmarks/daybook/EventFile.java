package dev.daybook.benchmarks.daybook;

import java.io.IOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.SplittableRandom;
import java.util.UUID;

/** Events to import, one a line. */
public final class EventFile {

    private static final int ACCOUNTS_A_COMPANY = 1_000;
    private static final String DAY = "2026-01-05";

    private EventFile() {}

    /** The amount of every deposit in these files, in the currency's smallest unit. */
    public static final long DEPOSIT = 10_00;

    /** Companies and accounts {@code A-0}, {@code A-1} …; gives the number of lines. */
    public static int accounts(Path file, int accounts) throws IOException {
        try (Writer out = Files.newBufferedWriter(file)) {
            int companies = (accounts + ACCOUNTS_A_COMPANY - 1) / ACCOUNTS_A_COMPANY;
            for (int n = 0; n < companies; n++) {
                line(out, "CompanyCreated", "company " + n, """
                        "companyId":"%s","clientId":"C-%d","name":"Company %d",\
                        "address":{"line1":"Hlavni %d","city":"Praha","postalCode":"11000","country":"CZ"},\
                        "contactEmail":"office%d@example.com"\
                        """.formatted(id("company " + n), n, n, n + 1, n));
            }
            for (int n = 0; n < accounts; n++) {
                line(out, "AccountOpened", "account " + n, """
                        "accountId":"%s","clientId":"A-%d","companyId":"%s","currency":"CZK",\
                        "annualInterestRate":"0.035","openedOn":"%s"\
                        """.formatted(
                                id("account " + n), n, id("company " + n % companies), DAY));
            }
            return companies + accounts;
        }
    }

    /** Deposits of 10.00 on those accounts: one on each in turn, or on random ones. */
    public static void deposits(Path file, String name, int deposits, int accounts, boolean inTurn) throws IOException {
        SplittableRandom random = new SplittableRandom(name.hashCode());
        try (Writer out = Files.newBufferedWriter(file)) {
            for (int n = 0; n < deposits; n++) {
                int account = inTurn ? n % accounts : random.nextInt(accounts);
                line(out, "FundsDeposited", name + " " + n, """
                        "accountId":"%s","transactionId":"%s-%d","amount":{"value":"10.00","currency":"CZK"},"occurredOn":"%s"\
                        """.formatted(id("account " + account), name, n, DAY));
            }
        }
    }

    private static void line(Writer out, String event, String what, String data) throws IOException {
        out.write("{\"id\":\"" + id("event " + what) + "\",\"name\":\"" + event + "\",\"data\":{" + data + "}}\n");
    }

    private static UUID id(String what) {
        return UUID.nameUUIDFromBytes(what.getBytes(StandardCharsets.UTF_8));
    }
}
