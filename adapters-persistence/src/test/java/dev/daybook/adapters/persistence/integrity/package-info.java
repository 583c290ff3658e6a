/** The log's evidence on a real PostgreSQL, against somebody who may do everything there. */
@NullMarked
package dev.daybook.adapters.persistence.integrity;

import org.jspecify.annotations.NullMarked;
