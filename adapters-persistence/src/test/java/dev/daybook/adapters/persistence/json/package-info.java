/** The JSON format, held to what was stored with it. */
@NullMarked
package dev.daybook.adapters.persistence.json;

import org.jspecify.annotations.NullMarked;
