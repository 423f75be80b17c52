/**
 * The sharing window: search, transfers, my files, peers, limits.
 *
 * <p>Presenters decide and are free of Swing; panes build and bind. Opened by {@code
 * org.swarmroom.ui} alone. Everything here belongs to the event thread.
 */
@NullMarked
package org.swarmroom.ui.sharing;

import org.jspecify.annotations.NullMarked;
