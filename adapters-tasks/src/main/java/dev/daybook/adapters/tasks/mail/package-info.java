/**
 * Letters by e-mail: a template in a file and a handler for each kind; {@code MailServer} sends them all.
 *
 * <p>SMTP has no key by which a server would drop a repeat; the {@code Message-ID} is the nearest thing, and stays the same.
 */
@NullMarked
package dev.daybook.adapters.tasks.mail;

import org.jspecify.annotations.NullMarked;
