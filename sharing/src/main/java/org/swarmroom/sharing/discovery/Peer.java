package org.swarmroom.sharing.discovery;

import org.swarmroom.index.peers.StoredPeer;

/**
 * A peer as it stands now.
 *
 * @param fingerprint 64 hex digits, empty until it has shown its certificate
 * @param address {@code HOST:PORT}
 * @param files in its catalogue, as far as we have it
 * @param bytes their sizes
 */
public record Peer(
    String fingerprint,
    String nick,
    String address,
    PeerState state,
    StoredPeer.Source source,
    long files,
    long bytes) {}
