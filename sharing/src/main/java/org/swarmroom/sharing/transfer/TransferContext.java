package org.swarmroom.sharing.transfer;

import io.netty.channel.EventLoopGroup;
import java.util.function.LongSupplier;
import org.swarmroom.sharing.ban.BanList;
import org.swarmroom.sharing.choke.SlotBudget;
import org.swarmroom.sharing.disk.PieceBuffers;
import org.swarmroom.sharing.limit.RateLimit;
import org.swarmroom.sharing.session.OwnPlaces;
import org.swarmroom.sharing.session.Services;
import org.swarmroom.sharing.wire.PeerId;

/** What every transfer works with. */
record TransferContext(
    ControlThread thread,
    Services services,
    EventLoopGroup loops,
    Sessions sessions,
    Places places,
    HolderLookup holders,
    Twins twins,
    TrackerAnnouncer trackers,
    PublicSwarms publicSwarms,
    TransferBook book,
    Listeners listeners,
    long sizeTurnMillis) {

  /** Bytes of pieces that may wait for their blocks, their hash or the disk. */
  private static final long PIECE_MEMORY = 64L << 20;

  static TransferContext of(TransfersConfig config) {
    var thread = new ControlThread(config.machine().control().get());
    var services = services(config);
    var lookups = new Lookups(services.pools().files(), thread);
    return new TransferContext(
        thread,
        services,
        config.loops(),
        new Sessions(),
        new Places(services.pools(), config.volume(), thread),
        new HolderLookup(config.holders(), lookups),
        new Twins(config.seeds(), lookups),
        config.trackers(),
        config.publicSwarms(),
        new TransferBook(config.rows(), config.volume()),
        new Listeners(),
        config.sizeTurnMillis());
  }

  private static Services services(TransfersConfig config) {
    var limits = config.limits();
    var machine = config.machine();
    LongSupplier nanos = config.loops().ticker()::nanoTime;
    return new Services(
        machine.pools().get(),
        new PieceBuffers(PIECE_MEMORY),
        new RateLimit(limits.up(), nanos),
        new RateLimit(limits.down(), nanos),
        new BanList(nanos),
        new OwnPlaces(),
        new SlotBudget(limits.slots()),
        config.connector(),
        PeerId.random(machine.random()),
        config.fingerprint(),
        config.port(),
        config.roomKeys(),
        config.holders()::nick,
        machine.clock(),
        machine.random(),
        config.connections(),
        config.dhtPort());
  }

  /** Epoch ms. */
  long clock() {
    return services.clock().millis();
  }
}
