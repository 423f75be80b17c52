/**
 * Finds the members' programs and keeps a link to each: from the room's member list, from addresses
 * typed in, and from the local network (BEP 14).
 *
 * <p>The way in is {@link org.swarmroom.sharing.discovery.PeerBook}; its public methods may be
 * called from any thread and never block. Its state is confined to one event loop; links live on
 * their channels' loops.
 */
@NullMarked
package org.swarmroom.sharing.discovery;

import org.jspecify.annotations.NullMarked;
