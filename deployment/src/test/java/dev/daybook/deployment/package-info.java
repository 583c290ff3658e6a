/**
 * Tests of the whole: the WAR as in production, in the server as configured, over a real PostgreSQL.
 *
 * <p>{@link dev.daybook.deployment.DaybookUnderTest} starts and stops all three once a test run; a test asks it for the
 * URL. A class that kills or stops its server starts one of its own, see {@link dev.daybook.deployment.ServerOfTests}; the
 * build runs two such classes at a time. What can be tested without a container doesn't belong here.
 */
@NullMarked
package dev.daybook.deployment;

import org.jspecify.annotations.NullMarked;
