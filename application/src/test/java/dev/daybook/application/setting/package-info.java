/** Tests of this package, without a database. */
@NullMarked
package dev.daybook.application.setting;

import org.jspecify.annotations.NullMarked;
