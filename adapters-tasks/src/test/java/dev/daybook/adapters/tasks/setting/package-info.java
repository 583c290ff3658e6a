/** Tests of what the environment says. */
@NullMarked
package dev.daybook.adapters.tasks.setting;

import org.jspecify.annotations.NullMarked;
