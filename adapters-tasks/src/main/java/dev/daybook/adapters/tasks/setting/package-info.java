/** What the environment says about tasks. */
@NullMarked
package dev.daybook.adapters.tasks.setting;

import org.jspecify.annotations.NullMarked;
