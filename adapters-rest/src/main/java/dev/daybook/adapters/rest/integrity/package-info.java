/**
 * The integrity of the log, for auditors: its head, and checks of the whole chain.
 *
 * <p>{@link dev.daybook.adapters.rest.integrity.IntegrityResource} has the routes; the export, which is checked without a
 * server, is one of the log's own routes.
 */
@NullMarked
package dev.daybook.adapters.rest.integrity;

import org.jspecify.annotations.NullMarked;
