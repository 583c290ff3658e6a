/**
 * A miniature of the system with everything wrong that the architecture's rules forbid.
 *
 * <p>Its packages are laid out like those of the system. A class that breaks a rule says which one by
 * {@link dev.daybook.architecture.planted.domain.kernel.Breaks}; the others are what a rule must not complain about.
 */
package dev.daybook.architecture.planted;
