/**
 * The room window: first run, message pane, members, input line.
 *
 * <p>{@link org.swarmroom.ui.room.RoomPresenter} and {@link org.swarmroom.ui.room.Transcript}
 * decide and are free of Swing; the window builds and binds. Opened by {@code org.swarmroom.ui}
 * alone. Everything here belongs to the event thread.
 */
@NullMarked
package org.swarmroom.ui.room;

import org.jspecify.annotations.NullMarked;
