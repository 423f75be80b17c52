/**
 * The mainline DHT (BEP 5): finds peers of public torrents without a tracker, and is one of the
 * nodes that others ask. With BEP 32 (IPv6), BEP 42 (ids that follow from addresses) and BEP 43
 * (read-only nodes are not kept).
 *
 * <p>The way in is {@link org.swarmroom.sharing.dht.Dht}, from any thread. Everything else is
 * confined to one event loop and knows neither sockets nor clocks: {@link
 * org.swarmroom.sharing.dht.Surroundings} gives it both, so that whole networks run in a test.
 * Nothing of a room ever comes here.
 */
@NullMarked
package org.swarmroom.sharing.dht;

import org.jspecify.annotations.NullMarked;
