/**
 * How the system is: the status for people with a name, health for machines without one.
 */
@NullMarked
package dev.daybook.adapters.rest.operation;

import org.jspecify.annotations.NullMarked;
