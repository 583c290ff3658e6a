package dev.daybook.domain.account;

import dev.daybook.domain.money.Money;
import java.time.LocalDate;

/** The sum of an account's postings of one day. */
public record DailyMovement(LocalDate date, Money amount) {}
