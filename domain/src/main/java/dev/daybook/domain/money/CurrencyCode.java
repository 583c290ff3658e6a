package dev.daybook.domain.money;

import dev.daybook.domain.kernel.Rejection;
import java.util.Currency;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** An ISO 4217 currency in which money can be kept, such as {@code CZK}. */
public record CurrencyCode(String value) {

    private static final Map<String, Integer> DECIMALS = new ConcurrentHashMap<>();

    public CurrencyCode {
        if (decimalsOf(value) < 0) {
            throw Rejection.refused(
                    "money.unknown-currency",
                    "A currency is an ISO 4217 code such as EUR; this one is not: " + Rejection.quote(value) + ".");
        }
    }

    /** How many decimals amounts in this currency have: 2 for EUR, 0 for JPY, 3 for KWD. */
    public int decimals() {
        return decimalsOf(value);
    }

    private static int decimalsOf(String code) {
        Integer known = DECIMALS.get(code);
        if (known != null) {
            return known;
        }
        int decimals;
        try {
            decimals = Currency.getInstance(code).getDefaultFractionDigits();
        } catch (IllegalArgumentException noSuchCurrency) {
            return -1;
        }
        DECIMALS.put(code, decimals);
        return decimals;
    }

    @Override
    public String toString() {
        return value;
    }
}
