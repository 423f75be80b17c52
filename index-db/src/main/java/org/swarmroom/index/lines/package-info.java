/**
 * The lines of rooms, kept for ever and given back in the order of their stamps.
 *
 * <p>Called by the app for the chat. Writes answer by futures, reads block; see {@link
 * org.swarmroom.index}.
 */
@NullMarked
package org.swarmroom.index.lines;

import org.jspecify.annotations.NullMarked;
