/**
 * One member's side of a room: {@link org.swarmroom.chat.client.RoomClient} keeps a connection to
 * the host, comes back after a break, resends what was not acknowledged and tells what happens as
 * {@link org.swarmroom.chat.client.RoomEvent}s. Speaks plain IRC to foreign servers. Public methods
 * may be called from any thread; everything inside, the events included, runs on the executor given
 * at construction.
 */
@NullMarked
package org.swarmroom.chat.client;

import org.jspecify.annotations.NullMarked;
