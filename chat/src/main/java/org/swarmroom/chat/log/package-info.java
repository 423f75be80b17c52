/**
 * A room's lines and where they are kept: {@link org.swarmroom.chat.log.Line} with its id and
 * stamp, and {@link org.swarmroom.chat.log.LineLog}, the small storage that the application
 * fulfils. Plain values, usable from any thread; the room server and the room client are the
 * callers of a log.
 */
@NullMarked
package org.swarmroom.chat.log;

import org.jspecify.annotations.NullMarked;
