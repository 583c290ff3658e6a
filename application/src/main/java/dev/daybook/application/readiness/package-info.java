/**
 * Whether commands are accepted, and which conditions must hold for that.
 *
 * <p>{@link dev.daybook.application.readiness.StartSequence} checks the conditions before commands are accepted; each
 * {@link dev.daybook.application.readiness.DeploymentCheck} checks one of them;
 * {@link dev.daybook.application.readiness.Readiness} is the outcome, for the appender and for the health checks.
 */
@NullMarked
package dev.daybook.application.readiness;

import org.jspecify.annotations.NullMarked;
