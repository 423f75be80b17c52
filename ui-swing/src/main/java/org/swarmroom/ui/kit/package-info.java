/**
 * What both windows are made of: texts, icons, theme, commands, forms, live tables and the way from
 * node threads to the event thread.
 *
 * <p>Only {@code org.swarmroom.ui} and its feature packages call it. {@link Answers}, {@link
 * Texts}, {@link Formats} and {@link LiveRows} are free of Swing and used by presenters; everything
 * else belongs to the event thread.
 */
@NullMarked
package org.swarmroom.ui.kit;

import org.jspecify.annotations.NullMarked;
