package org.swarmroom.sharing.dht;

/**
 * The DHT at one moment.
 *
 * @param on whether the user wants it
 * @param running whether it is up: only while there are public torrents
 * @param nodes that are known and answered
 * @param port UDP, 0 while it is not running
 * @param torrents that are looked up or announced
 */
public record DhtStatus(boolean on, boolean running, int nodes, int port, int torrents) {}
