/**
 * Local users: a file with names, roles and hashes of passwords; the command that changes the file; the realm by which the
 * server checks a password.
 *
 * <p>It is a module of the server, not in the WAR, and knows the JDK and Elytron alone. Command and realm share nothing but
 * the file, so the command works while the server runs and while it is stopped.
 *
 * <p>Start reading at {@link dev.daybook.users.UsersCommand} and {@link dev.daybook.users.UserRealm}. Behind both: {@code
 * UserFile}, {@code User}, {@code Password}.
 */
@NullMarked
package dev.daybook.users;

import org.jspecify.annotations.NullMarked;
