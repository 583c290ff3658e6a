/**
 * The HTTP contract, tested from outside against a running Daybook.
 *
 * <p>Where it runs says the system property {@code daybook.url}; {@link dev.daybook.it.Daybook} talks to it. The tests
 * share one server with each other and with the data of earlier tests: each uses client ids of its own, and none
 * expects an empty log.
 */
@NullMarked
package dev.daybook.it;

import org.jspecify.annotations.NullMarked;
