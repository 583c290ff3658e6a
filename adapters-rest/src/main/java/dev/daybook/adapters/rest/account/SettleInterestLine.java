package dev.daybook.adapters.rest.account;

import java.time.LocalDate;

/** Up to which day an account is credited: a line has in a field what the route has in its path. */
record SettleInterestLine(LocalDate date) {}
