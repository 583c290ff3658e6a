/** Tests of amendments, on a ledger in memory, and what every ledger of amendments does. */
@NullMarked
package dev.daybook.application.amendment;

import org.jspecify.annotations.NullMarked;
