/**
 * The engine without a server: the real corridor and the real adapters, on two real databases, with a stand-alone
 * transaction manager. {@link dev.daybook.adapters.persistence.Engine} puts it together.
 */
@NullMarked
package dev.daybook.adapters.persistence;

import org.jspecify.annotations.NullMarked;
