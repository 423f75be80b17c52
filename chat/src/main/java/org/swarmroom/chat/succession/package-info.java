/**
 * How a room survives its host: who may host next and in which order, when a member takes over, how
 * two hosts become one again, how logs become equal, and when a line is safe.
 *
 * <p>Pure policies: no network, no threads, no clock. Time comes as an argument in ms since the
 * epoch, what happens comes as method calls, what is to be done goes out as return values. Nothing
 * here is safe for more than one thread: each object belongs to the thread of the room or of the
 * client that made it. The client, the server and links between servers are the callers.
 */
@NullMarked
package org.swarmroom.chat.succession;

import org.jspecify.annotations.NullMarked;
