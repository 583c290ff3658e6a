/** Tests of the corridor, on databases in memory. */
@NullMarked
package dev.daybook.application.append;

import org.jspecify.annotations.NullMarked;
