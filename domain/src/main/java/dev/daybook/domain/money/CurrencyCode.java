package dev.daybook.domain.money;

import dev.daybook.domain.kernel.Rejection;
import java.util.Currency;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** An ISO 4217 currency in which money can be kept, such as {@code CZK}. */
public record CurrencyCode(String value) {

    private static final Map<String, Integer> DECIMALS = new ConcurrentHashMap<>();

    public CurrencyCode {
        if (decimalsOf(value) < 0) {
            throw Rejection.refused("money.unknown-currency", refusal(value));
        }
    }

    /** How many decimals amounts in this currency have: 2 for EUR, 0 for JPY, 3 for KWD. */
    public int decimals() {
        return decimalsOf(value);
    }

    private static String refusal(String value) {
        String upperCase = value.toUpperCase(Locale.ROOT);
        if (!upperCase.equals(value) && decimalsOf(upperCase) >= 0) {
            return Rejection.quote(value) + " is not a currency code. Use " + upperCase + ".";
        }
        return isIsoCode(value)
                ? value + " has no minor unit and can't be used. Use a currency such as EUR."
                : Rejection.quote(value) + " is not an ISO 4217 currency code. Use a code such as EUR.";
    }

    /** Whether ISO 4217 has this code. XAU (gold) is such a code too, but no amount can be kept in it. */
    private static boolean isIsoCode(String code) {
        return Currency.getAvailableCurrencies().stream()
                .anyMatch(currency -> currency.getCurrencyCode().equals(code));
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
