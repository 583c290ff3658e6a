/** Tests of calls against servers that behave badly. */
@NullMarked
package dev.daybook.adapters.tasks.webhook;

import org.jspecify.annotations.NullMarked;
