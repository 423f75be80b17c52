package org.swarmroom.sharing.dht;

import java.net.InetSocketAddress;

/**
 * A node and where it is.
 *
 * @param address resolved
 */
record Contact(NodeId id, InetSocketAddress address) {}
