/** Tests of letters against a real SMTP server. */
@NullMarked
package dev.daybook.adapters.tasks.mail;

import org.jspecify.annotations.NullMarked;
