/** Tests of the corridor that need no database; those that do stand with the databases' adapter. */
@NullMarked
package dev.daybook.application.append;

import org.jspecify.annotations.NullMarked;
