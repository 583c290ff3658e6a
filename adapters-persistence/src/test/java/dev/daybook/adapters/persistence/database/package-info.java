/** Tests of what all adapters to the databases share. */
@NullMarked
package dev.daybook.adapters.persistence.database;

import org.jspecify.annotations.NullMarked;
