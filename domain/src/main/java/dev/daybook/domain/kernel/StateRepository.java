package dev.daybook.domain.kernel;

/**
 * A port to one part of the application state; each noun declares its own, such as {@code AccountRepository}.
 *
 * <p>Methods that only read are named {@code find…}, {@code exists…}, {@code require…} or {@code expect…}; creators and
 * views call no others. {@code expect…} reads nothing yet: it says that a key will be looked for soon, so that a batch of commands
 * fetches all its keys together.
 */
public interface StateRepository {}
