/**
 * A second, tiny business that proves that the engine knows no noun: books are acquired, lent and returned.
 *
 * <p>{@link dev.daybook.domain.library.LibraryFeature} is its table of contents. It has what the real nouns do not have
 * yet: an event type with an earlier version, and a materializer that reports a problem. It runs in the domain's
 * scenarios, and on the real engine in the tests of other modules, so it stays public and small.
 */
package dev.daybook.domain.library;
