/** Tests of this package, without a database. */
@NullMarked
package dev.daybook.application.answer;

import org.jspecify.annotations.NullMarked;
