/**
 * Tests of the whole: the WAR as in production, in the server as configured, over a real PostgreSQL.
 *
 * <p>{@link dev.daybook.deployment.DaybookUnderTest} starts and stops all three once a test run; a test asks it for the
 * URL. {@code CrashIT} and {@code RunDaybookIT} kill and stop what they test, and therefore have processes of their own.
 * What can be tested without a container doesn't belong here.
 */
@NullMarked
package dev.daybook.deployment;

import org.jspecify.annotations.NullMarked;
