/** Tests of {@code dev.daybook.adapters.rest.account}. */
@NullMarked
package dev.daybook.adapters.rest.account;

import org.jspecify.annotations.NullMarked;
