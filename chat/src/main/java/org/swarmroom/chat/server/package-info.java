/**
 * A room's server on Netty: takes over connected channels, speaks IRC on them and keeps slow, noisy
 * or hostile clients from costing the others anything. What the words mean is decided by the room
 * package; here are bytes, queues and clocks. {@link org.swarmroom.chat.server.RoomServer} may be
 * called from any thread; the room itself runs on the one executor given to it, each connection's
 * bytes on its channel's event loop.
 */
@NullMarked
package org.swarmroom.chat.server;

import org.jspecify.annotations.NullMarked;
