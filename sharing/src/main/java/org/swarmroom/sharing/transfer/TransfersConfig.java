package org.swarmroom.sharing.transfer;

import io.netty.channel.EventLoopGroup;
import java.util.Collection;
import java.util.List;
import java.util.function.IntSupplier;
import java.util.function.Supplier;
import org.swarmroom.index.transfers.TransferRows;
import org.swarmroom.sharing.disk.Volume;
import org.swarmroom.sharing.session.Connector;

/**
 * What the engine is given by the node.
 *
 * @param loops event loops of the node; the engine does not stop them
 * @param rows where transfers are kept
 * @param fingerprint this node's, 64 lower-case hex digits
 * @param connector opens connections
 * @param port where this node listens, 0 while it doesn't
 * @param roomKeys keys of the rooms this node is in now
 * @param seeds finds shared files that peers ask for
 * @param holders knows which members hold a content
 * @param trackers told of torrents with trackers
 * @param limits to start with
 * @param volume the file system
 * @param connections that do not refuse us, of one session, beyond which it dials nobody
 */
public record TransfersConfig(
    EventLoopGroup loops,
    TransferRows rows,
    String fingerprint,
    Connector connector,
    IntSupplier port,
    Supplier<Collection<byte[]>> roomKeys,
    SeedSource seeds,
    HolderSource holders,
    TrackerAnnouncer trackers,
    TransferLimits limits,
    Volume volume,
    int connections) {

  /** Connections of a session beyond which it dials nobody, where nothing else is said. */
  private static final int MOST_CONNECTED = 60;

  /** A node in no room that shares nothing, knows nobody and has no limits. */
  public static TransfersConfig of(
      EventLoopGroup loops, TransferRows rows, String fingerprint, Connector connector) {
    return new TransfersConfig(
        loops,
        rows,
        fingerprint,
        connector,
        () -> 0,
        List::of,
        SeedSource.NONE,
        HolderSource.NONE,
        TrackerAnnouncer.NONE,
        TransferLimits.NONE,
        Volume.DEFAULT,
        MOST_CONNECTED);
  }

  public TransfersConfig withConnector(Connector connector) {
    return new TransfersConfig(
        loops,
        rows,
        fingerprint,
        connector,
        port,
        roomKeys,
        seeds,
        holders,
        trackers,
        limits,
        volume,
        connections);
  }

  public TransfersConfig withPort(IntSupplier port) {
    return new TransfersConfig(
        loops,
        rows,
        fingerprint,
        connector,
        port,
        roomKeys,
        seeds,
        holders,
        trackers,
        limits,
        volume,
        connections);
  }

  public TransfersConfig withRoomKeys(Supplier<Collection<byte[]>> roomKeys) {
    return new TransfersConfig(
        loops,
        rows,
        fingerprint,
        connector,
        port,
        roomKeys,
        seeds,
        holders,
        trackers,
        limits,
        volume,
        connections);
  }

  public TransfersConfig withSeeds(SeedSource seeds) {
    return new TransfersConfig(
        loops,
        rows,
        fingerprint,
        connector,
        port,
        roomKeys,
        seeds,
        holders,
        trackers,
        limits,
        volume,
        connections);
  }

  public TransfersConfig withHolders(HolderSource holders) {
    return new TransfersConfig(
        loops,
        rows,
        fingerprint,
        connector,
        port,
        roomKeys,
        seeds,
        holders,
        trackers,
        limits,
        volume,
        connections);
  }

  public TransfersConfig withTrackers(TrackerAnnouncer trackers) {
    return new TransfersConfig(
        loops,
        rows,
        fingerprint,
        connector,
        port,
        roomKeys,
        seeds,
        holders,
        trackers,
        limits,
        volume,
        connections);
  }

  public TransfersConfig withLimits(TransferLimits limits) {
    return new TransfersConfig(
        loops,
        rows,
        fingerprint,
        connector,
        port,
        roomKeys,
        seeds,
        holders,
        trackers,
        limits,
        volume,
        connections);
  }

  public TransfersConfig withVolume(Volume volume) {
    return new TransfersConfig(
        loops,
        rows,
        fingerprint,
        connector,
        port,
        roomKeys,
        seeds,
        holders,
        trackers,
        limits,
        volume,
        connections);
  }

  public TransfersConfig withConnections(int connections) {
    return new TransfersConfig(
        loops,
        rows,
        fingerprint,
        connector,
        port,
        roomKeys,
        seeds,
        holders,
        trackers,
        limits,
        volume,
        connections);
  }
}
