/** The ledger of operations' keys, on a PostgreSQL. */
@NullMarked
package dev.daybook.adapters.persistence.answer;

import org.jspecify.annotations.NullMarked;
