package org.swarmroom.sharing.fuzz;

import java.nio.file.Path;
import java.util.List;
import org.swarmroom.sharing.bencode.BencodeFuzz;
import org.swarmroom.sharing.catalogue.CatalogueFuzz;
import org.swarmroom.sharing.dht.KrpcFuzz;
import org.swarmroom.sharing.discovery.LsdFuzz;
import org.swarmroom.sharing.disk.JournalFuzz;
import org.swarmroom.sharing.session.HandshakeFuzz;
import org.swarmroom.sharing.session.MessagesFuzz;
import org.swarmroom.sharing.torrent.MagnetFuzz;
import org.swarmroom.sharing.torrent.MetainfoFuzz;
import org.swarmroom.sharing.tracker.TrackerFuzz;
import org.swarmroom.sharing.transport.MseFuzz;
import org.swarmroom.testdata.FuzzTarget;

/** The parsers of this module that bytes from outside reach. */
public final class FuzzTargets {

  private FuzzTargets() {}

  static List<FuzzTarget> all() {
    return List.of(
        new FuzzTarget("bencode", BencodeFuzz::fuzzerTestOneInput, BencodeFuzz::seeds),
        new FuzzTarget("catalogue", CatalogueFuzz::fuzzerTestOneInput, CatalogueFuzz::seeds),
        new FuzzTarget("handshake", HandshakeFuzz::fuzzerTestOneInput, HandshakeFuzz::seeds),
        new FuzzTarget("journal", JournalFuzz::fuzzerTestOneInput, JournalFuzz::seeds),
        new FuzzTarget("krpc", KrpcFuzz::fuzzerTestOneInput, KrpcFuzz::seeds),
        new FuzzTarget("lsd", LsdFuzz::fuzzerTestOneInput, LsdFuzz::seeds),
        new FuzzTarget("magnet", MagnetFuzz::fuzzerTestOneInput, MagnetFuzz::seeds),
        new FuzzTarget("messages", MessagesFuzz::fuzzerTestOneInput, MessagesFuzz::seeds),
        new FuzzTarget("metainfo", MetainfoFuzz::fuzzerTestOneInput, MetainfoFuzz::seeds),
        new FuzzTarget("mse", MseFuzz::fuzzerTestOneInput, MseFuzz::seeds),
        new FuzzTarget("tracker", TrackerFuzz::fuzzerTestOneInput, TrackerFuzz::seeds));
  }

  /**
   * Writes a folder of seeds for each target.
   *
   * @param args where
   */
  public static void main(String[] args) {
    all().forEach(target -> target.writeCorpus(Path.of(args[0]).resolve(target.name())));
  }
}
