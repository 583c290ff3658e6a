/** How the system says that it is. */
@NullMarked
package dev.daybook.application.operation;

import org.jspecify.annotations.NullMarked;
