package org.swarmroom.sharing.transfer;

import io.netty.channel.EventLoopGroup;
import java.util.Collection;
import java.util.List;
import java.util.function.IntSupplier;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import org.swarmroom.index.transfers.TransferRows;
import org.swarmroom.sharing.disk.Volume;
import org.swarmroom.sharing.session.Connector;
import org.swarmroom.sharing.session.DhtPort;

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
 * @param publicSwarms told of public torrents
 * @param dhtPort told to peers of public torrents
 * @param limits to start with
 * @param volume the file system
 * @param machine time, chance and threads
 * @param connections that do not refuse us, of one session, beyond which it dials nobody
 * @param sizeTurnMillis how long holders of one size have to show that it is right, where others
 *     list the content with another
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
    PublicSwarms publicSwarms,
    DhtPort dhtPort,
    TransferLimits limits,
    Volume volume,
    Machine machine,
    int connections,
    long sizeTurnMillis) {

  /** A node in no room that shares nothing, knows nobody and has no limits, unless told. */
  public static Builder of(
      EventLoopGroup loops, TransferRows rows, String fingerprint, Connector connector) {
    return new Builder(loops, rows, fingerprint, connector);
  }

  /** Confined to whoever builds. */
  public static final class Builder {

    /** Connections of a session beyond which it dials nobody, where nothing else is said. */
    private static final int MOST_CONNECTED = 60;

    private static final long SIZE_TURN_MILLIS = 10_000;

    private final EventLoopGroup loops;
    private final TransferRows rows;
    private final String fingerprint;
    private Connector connector;
    private IntSupplier port = () -> 0;
    private Supplier<Collection<byte[]>> roomKeys = List::of;
    private SeedSource seeds = SeedSource.NONE;
    private HolderSource holders = HolderSource.NONE;
    private TrackerAnnouncer trackers = TrackerAnnouncer.NONE;
    private PublicSwarms publicSwarms = PublicSwarms.NONE;
    private DhtPort dhtPort = DhtPort.NONE;
    private TransferLimits limits = TransferLimits.NONE;
    private Volume volume = Volume.DEFAULT;
    private Machine machine = Machine.real();
    private int connections = MOST_CONNECTED;
    private long sizeTurnMillis = SIZE_TURN_MILLIS;

    private Builder(
        EventLoopGroup loops, TransferRows rows, String fingerprint, Connector connector) {
      this.loops = loops;
      this.rows = rows;
      this.fingerprint = fingerprint;
      this.connector = connector;
    }

    /** Puts something between the engine and its connector. */
    public Builder wrapConnector(UnaryOperator<Connector> around) {
      connector = around.apply(connector);
      return this;
    }

    public Builder port(IntSupplier port) {
      this.port = port;
      return this;
    }

    public Builder roomKeys(Supplier<Collection<byte[]>> roomKeys) {
      this.roomKeys = roomKeys;
      return this;
    }

    public Builder seeds(SeedSource seeds) {
      this.seeds = seeds;
      return this;
    }

    public Builder holders(HolderSource holders) {
      this.holders = holders;
      return this;
    }

    public Builder trackers(TrackerAnnouncer trackers) {
      this.trackers = trackers;
      return this;
    }

    /** Most often one object is both. */
    public Builder dht(PublicSwarms publicSwarms, DhtPort dhtPort) {
      this.publicSwarms = publicSwarms;
      this.dhtPort = dhtPort;
      return this;
    }

    public Builder limits(TransferLimits limits) {
      this.limits = limits;
      return this;
    }

    public Builder volume(Volume volume) {
      this.volume = volume;
      return this;
    }

    public Builder machine(Machine machine) {
      this.machine = machine;
      return this;
    }

    public Builder connections(int connections) {
      this.connections = connections;
      return this;
    }

    public Builder sizeTurnMillis(long sizeTurnMillis) {
      this.sizeTurnMillis = sizeTurnMillis;
      return this;
    }

    public TransfersConfig build() {
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
          publicSwarms,
          dhtPort,
          limits,
          volume,
          machine,
          connections,
          sizeTurnMillis);
    }
  }
}
