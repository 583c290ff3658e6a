package dev.daybook.domain.money;

import dev.daybook.domain.kernel.CodeList;
import dev.daybook.domain.kernel.Rejection;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;

/**
 * A currency in which money is or was kept, such as {@code CZK} or {@code DEM}: a code that ISO 4217 has or had, with a
 * minor unit. Funds codes such as {@code UYW} are such codes. The list is {@code currencies.txt}.
 */
public record CurrencyCode(String value) {

    private static final CodeList CODES = CodeList.read(CurrencyCode.class, "currencies.txt");

    /** Stands for the decimals of gold, of testing codes and the like. */
    private static final String NO_MINOR_UNIT = "-";

    private static final int NONE = -1;

    /** Apart from the list, because every amount that is read asks for its decimals. */
    private static final Map<String, Integer> DECIMALS = decimalsByCode();

    public CurrencyCode {
        if (decimalsOf(value) == NONE) {
            throw Rejection.refused("money.unknown-currency", refusal(value));
        }
    }

    /** How many decimals amounts in this currency have: 2 for EUR, 0 for JPY, 3 for KWD. */
    public int decimals() {
        return decimalsOf(value);
    }

    /** Whether ISO 4217 has this code on that day. A former currency has been withdrawn. */
    public boolean isInUseOn(LocalDate day) {
        return CODES.find(value).filter(code -> code.isValidOn(day)).isPresent();
    }

    private static String refusal(String value) {
        String upperCase = value.toUpperCase(Locale.ROOT);
        if (!upperCase.equals(value) && decimalsOf(upperCase) != NONE) {
            return Rejection.quote(value) + " is not a currency code. Use " + upperCase + ".";
        }
        return CODES.find(value).isPresent()
                ? value + " has no minor unit and can't be used. Use a currency such as EUR."
                : Rejection.quote(value) + " is not an ISO 4217 currency code. Use a code such as EUR.";
    }

    private static int decimalsOf(String code) {
        return DECIMALS.getOrDefault(code, NONE);
    }

    private static Map<String, Integer> decimalsByCode() {
        Map<String, Integer> decimals = new HashMap<>();
        CODES.codes().forEach((code, properties) -> {
            String minorUnit = properties.properties().get(0);
            if (!minorUnit.equals(NO_MINOR_UNIT)) {
                decimals.put(code, Integer.valueOf(minorUnit));
            }
        });
        return decimals;
    }

    @Override
    public String toString() {
        return value;
    }
}
