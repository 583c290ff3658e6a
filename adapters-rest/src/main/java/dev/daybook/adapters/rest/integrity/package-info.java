/**
 * Is the log as it was? Its head, and checks of its whole chain, for auditors.
 *
 * <p>{@link dev.daybook.adapters.rest.integrity.IntegrityResource} has the routes; the export, which is checked without a
 * server, is one of the log's own routes.
 */
@NullMarked
package dev.daybook.adapters.rest.integrity;

import org.jspecify.annotations.NullMarked;
