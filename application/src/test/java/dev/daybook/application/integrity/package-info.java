/** Tests of this package, without a database. */
@NullMarked
package dev.daybook.application.integrity;

import org.jspecify.annotations.NullMarked;
