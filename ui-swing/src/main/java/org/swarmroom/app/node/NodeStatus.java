package org.swarmroom.app.node;

/**
 * A node at one moment. {@code room} and {@code host} are empty outside a room; {@code hashing} is
 * the number of own files still to hash.
 */
public record NodeStatus(
    String fingerprint,
    String nick,
    String room,
    String host,
    int port,
    int members,
    int peers,
    long sharedFiles,
    long sharedBytes,
    long hashing,
    int transfers,
    DhtRow dht) {}
