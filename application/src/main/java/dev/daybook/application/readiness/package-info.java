/**
 * Whether commands are accepted, and what has to be in order for that.
 *
 * <p>{@link dev.daybook.application.readiness.StartSequence} is what must be in order before anything is appended; each
 * {@link dev.daybook.application.readiness.DeploymentCheck} looks at one part of it;
 * {@link dev.daybook.application.readiness.Readiness} is the outcome, for the door and for those who watch.
 */
@NullMarked
package dev.daybook.application.readiness;

import org.jspecify.annotations.NullMarked;
