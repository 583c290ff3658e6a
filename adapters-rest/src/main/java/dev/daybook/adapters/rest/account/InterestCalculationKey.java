package dev.daybook.adapters.rest.account;

import dev.daybook.application.append.IdempotencyKey;
import dev.daybook.application.log.Digest;
import dev.daybook.domain.account.CalculateInterestOwed;
import dev.daybook.domain.kernel.ClientId;

/**
 * The key of a calculation of interest: its day, its company and its exceptions. Keys are recorded, so their form never
 * changes.
 */
final class InterestCalculationKey {

    private InterestCalculationKey() {}

    /**
     * The day alone if all accounts are credited, which is also the key of a scheduled calculation. Otherwise the day with
     * a digest of the company and the exceptions, because both together may be too long for a key.
     */
    static IdempotencyKey.OfThing of(CalculateInterestOwed calculation) {
        String day = calculation.date().toString();
        String except = calculation.except().map(Object::toString).orElse("");
        String text = calculation
                .company()
                .map(company -> day + ".company." + Digest.of(company + " " + except))
                .orElseGet(() -> except.isEmpty() ? day : day + ".except." + Digest.of(except));
        return new IdempotencyKey.OfThing(CalculateInterestOwed.NOUN, new ClientId(text));
    }
}
