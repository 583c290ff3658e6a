/** Tests of the conditions under which commands are accepted. */
@NullMarked
package dev.daybook.application.readiness;

import org.jspecify.annotations.NullMarked;
