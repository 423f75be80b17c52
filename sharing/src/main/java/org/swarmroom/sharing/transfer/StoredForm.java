package org.swarmroom.sharing.transfer;

import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.swarmroom.index.transfers.StoredTransfer;
import org.swarmroom.sharing.disk.Volume;
import org.swarmroom.sharing.session.Pace;
import org.swarmroom.sharing.torrent.Metainfo;
import org.swarmroom.sharing.torrent.MetainfoException;
import org.swarmroom.sharing.torrent.SafeName;

/** A transfer as it lies in the index. */
record StoredForm(
    String id,
    String name,
    Source source,
    TransferState state,
    Optional<Standstill> stopped,
    Path folder,
    Path target,
    Pace pace,
    List<InetSocketAddress> peers,
    long addedAt,
    long finishedAt) {

  /** The infohash as peers ask for it: one transfer for each. */
  static String id(Source source) {
    return source.hash().truncated().toString();
  }

  /** A transfer that was just asked for. */
  static StoredForm fresh(
      Source source, String name, Path folder, Collection<InetSocketAddress> peers, long now) {
    return new StoredForm(
        id(source),
        name,
        source,
        TransferState.WAITING,
        Optional.empty(),
        folder,
        folder.resolve(SafeName.of(name)),
        Pace.FREE,
        List.copyOf(peers),
        now,
        0);
  }

  StoredTransfer row() {
    return new StoredTransfer(
        id,
        name,
        source.metainfo().map(Metainfo::size).orElse(-1L),
        state.word(),
        stopped.map(Standstill::written).orElse(""),
        folder.toString(),
        target.toString(),
        source.kind(),
        source.bytes(),
        peers.stream().map(p -> p.getHostString() + ":" + p.getPort()).toList(),
        addedAt,
        finishedAt,
        pace.up(),
        pace.down(),
        pace.sequential());
  }

  static StoredForm of(StoredTransfer row, Volume volume) throws MetainfoException {
    var peers = new ArrayList<InetSocketAddress>();
    for (var peer : row.peers()) {
      int colon = peer.lastIndexOf(':');
      peers.add(
          InetSocketAddress.createUnresolved(
              peer.substring(0, colon), Integer.parseInt(peer.substring(colon + 1))));
    }
    return new StoredForm(
        row.id(),
        row.name(),
        Source.read(row.kind(), row.source()),
        TransferState.ofWord(row.state()),
        Standstill.read(row.reason()),
        volume.path(row.directory()),
        volume.path(row.target()),
        new Pace(row.limitUp(), row.limitDown(), row.sequential()),
        peers,
        row.addedAt(),
        row.finishedAt());
  }
}
