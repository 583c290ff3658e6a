/**
 * Exact amounts: money in a currency, and interest rates.
 *
 * <p>Nothing here is ever a floating-point number. An amount has at most as many decimals as its currency and is kept at
 * exactly that scale, so that equal amounts are equal objects and have one text. Rounding happens in one place, where
 * interest is calculated, and is always down.
 */
package dev.daybook.domain.money;
