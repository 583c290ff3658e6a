/** Tests of how commands are answered. */
@NullMarked
package dev.daybook.adapters.rest.command;

import org.jspecify.annotations.NullMarked;
