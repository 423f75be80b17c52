/**
 * Rooms of several hosts joined to a tree of servers: what crosses a link, in our own dialect and
 * in RFC 2813 for other servers, without I/O. {@link org.swarmroom.chat.peering.Tree} is the way
 * in: it stands between a room's {@link org.swarmroom.chat.room.Inlet} and {@link
 * org.swarmroom.chat.room.Outlet} and the connections, which are the server package's. Confined to
 * the room's thread.
 */
@NullMarked
package org.swarmroom.chat.peering;

import org.jspecify.annotations.NullMarked;
