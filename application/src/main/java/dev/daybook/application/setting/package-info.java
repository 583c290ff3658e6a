/**
 * The settings of a server: one tree, read once, checked at the start.
 *
 * <p>{@link dev.daybook.application.setting.SettingTree} lists every setting with its default, its meaning and its bounds;
 * start there to add one. {@link dev.daybook.application.setting.Settings} holds the values of one server.
 * {@code docs/reference/settings.md} is made from the tree, and a test keeps the two equal.
 */
@NullMarked
package dev.daybook.application.setting;

import org.jspecify.annotations.NullMarked;
