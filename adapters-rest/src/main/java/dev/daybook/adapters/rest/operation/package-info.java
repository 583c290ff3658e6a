/**
 * The system's status for users, and health checks for machines, which need no user.
 */
@NullMarked
package dev.daybook.adapters.rest.operation;

import org.jspecify.annotations.NullMarked;
