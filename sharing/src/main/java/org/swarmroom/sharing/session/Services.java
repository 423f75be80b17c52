package org.swarmroom.sharing.session;

import java.time.InstantSource;
import java.util.Collection;
import java.util.function.IntSupplier;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import java.util.random.RandomGenerator;
import org.swarmroom.sharing.ban.BanList;
import org.swarmroom.sharing.choke.SlotBudget;
import org.swarmroom.sharing.disk.DiskPools;
import org.swarmroom.sharing.disk.PieceBuffers;
import org.swarmroom.sharing.limit.RateLimit;
import org.swarmroom.sharing.wire.PeerId;

/**
 * What all sessions of a node share. Everything in here is thread-safe and none of it blocks.
 *
 * @param up limit of what is sent
 * @param down limit of what is asked for
 * @param fingerprint this node's
 * @param port where this node listens, 0 while it doesn't
 * @param roomKeys keys of the rooms this node is in
 * @param nicks nick of a fingerprint, empty where unknown
 * @param clock tells the time of day
 * @param random gives each session its own chance
 * @param connections that do not refuse us, of one session, beyond which it dials nobody
 * @param dhtPort told to peers of public torrents
 */
public record Services(
    DiskPools pools,
    PieceBuffers buffers,
    RateLimit up,
    RateLimit down,
    BanList bans,
    OwnPlaces ownPlaces,
    SlotBudget slots,
    Connector connector,
    PeerId peerId,
    String fingerprint,
    IntSupplier port,
    Supplier<Collection<byte[]>> roomKeys,
    UnaryOperator<String> nicks,
    InstantSource clock,
    RandomGenerator random,
    int connections,
    DhtPort dhtPort) {}
