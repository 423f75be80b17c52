/**
 * The room as a state machine without I/O: it is told of connections, messages and stored lines,
 * and answers through each session's {@link org.swarmroom.chat.room.Port}. {@link
 * org.swarmroom.chat.room.Room} is the way in; it and all behind it are confined to one thread.
 * Time comes from a clock that is given, storage is asked for by {@link
 * org.swarmroom.chat.room.Room#nextBatch} and {@link org.swarmroom.chat.room.Archive}.
 */
@NullMarked
package org.swarmroom.chat.room;

import org.jspecify.annotations.NullMarked;
